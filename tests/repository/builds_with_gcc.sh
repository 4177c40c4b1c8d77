#!/bin/sh
# The coach, the vocabulary and a judge build with g++ too, without a warning, and their tests pass. The
# lessons are built with g++ on the plain path, in tests/learner/. The tests of the coach, as BUILT has
# them, are linked with the coach that g++ built: to compile them once more would take longest of all.
# Usage: builds_with_gcc.sh ROOT TREE BUILT
set -eu
cd "$1"
tree=$2
cmake --preset selftest -B "$tree" -DCMAKE_CXX_COMPILER=g++ -DQKV_DOCS=OFF >"$tree.log" 2>&1 || { tail -n 20 "$tree.log"; exit 1; }
cmake --build "$tree" --parallel 1 --target qkv vocabulary_tests judge_1_projections \
    submission_1_projections_of_the_reference >"$tree.log" 2>&1 || { tail -n 40 "$tree.log"; exit 1; }
ctest --test-dir "$tree" -R '^vocabulary$|^1_projections.the_reference_passes_before_a_judge$' --output-on-failure

cd "$3"
link=$(ninja -t commands coach_tests | tail -n 1)
ours=coach/libqkv_coach.a
case $link in *' -o tests/coach/coach_tests '*" $ours "*) ;; *) echo "no link of $ours: $link"; exit 1 ;; esac
rm -f "$tree/coach_tests"
link=$(printf '%s\n' "$link" |
    sed "s|^: && [^ ]* |: \\&\\& g++ |; s| $ours | \"\$tree/$ours\" |; s| -o tests/coach/coach_tests | -o \"\$tree/coach_tests\" |")
eval "$link"
exec "$tree/coach_tests" --no-intro=true
