#!/bin/sh
# The coach builds with g++ too, without a warning, and its tests pass. These, as BUILT has them, are linked
# with the coach that g++ built: to compile them once more would take longest of all.
# Usage: builds_with_gcc.sh ROOT TREE BUILT
set -eu
cd "$1"
tree=$2
cmake --preset coach --fresh -B "$tree" -DCMAKE_CXX_COMPILER=g++ -DQKV_WERROR=ON >"$tree.log" 2>&1 || { tail -n 20 "$tree.log"; exit 1; }
cmake --build "$tree" --parallel 1 --target qkv >"$tree.log" 2>&1 || { tail -n 40 "$tree.log"; exit 1; }

cd "$3"
link=$(ninja -t commands coach_tests | tail -n 1)
ours=coach/libqkv_coach.a
case $link in *' -o tests/coach/coach_tests '*" $ours "*) ;; *) echo "no link of $ours: $link"; exit 1 ;; esac
rm -f "$tree/coach_tests"
link=$(printf '%s\n' "$link" |
    sed "s|^: && [^ ]* |: \\&\\& g++ |; s| $ours | \"\$tree/$ours\" |; s| -o tests/coach/coach_tests | -o \"\$tree/coach_tests\" |")
eval "$link"
exec "$tree/coach_tests" --no-intro=true
