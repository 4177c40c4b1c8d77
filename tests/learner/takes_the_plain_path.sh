# CMake and CTest alone: no coach. The README's commands, with g++ and without a warning.
. "${0%/*}/lib.sh"
rm -rf "$clone"
sh "$root/tests/copy_course.sh" "$root" "$clone"
cd "$clone"
# Debian's g++ makes code for programs; this makes it fit for shared libraries as well, such as a judge's
run 0 env CXX=g++ CXXFLAGS=-fPIC cmake --preset lessons -DQKV_WERROR=ON
run 0 cmake --build --preset lessons
does_not_say 'coach' 'warning'
run 8 ctest --preset lessons
says "0% tests passed, $exercises tests failed out of $exercises" 'head_width is not implemented yet'
with_project 'return 0.5 * matmul(x, w);'
run 0 cmake --build --preset lessons
run 8 ctest --preset lessons -R 1_2
says 'project(x, w)' 'wrong cells: 4 of 4' 'got (* differs)'
solve_everything
run 0 cmake --build --preset lessons
run 0 ctest --preset lessons
says "100% tests passed, 0 tests failed out of $exercises"
