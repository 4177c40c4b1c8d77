#!/bin/sh
# The watch in a terminal: from a key to the screen, from a save to the verdict, and what it takes while
# nothing happens. Measured on a copy of the course. Debian: libvterm-dev.
#
#   sh tests/benchmarks/watch.sh
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
build="$root/build/benchmark/watch"
sh "$root/tests/copy_course.sh" "$root" "$copy"
"$copy/qkv" list >"$copy/verdict.txt" # whatever is built once

cmake -S "$root" -B "$build" -G Ninja -DQKV_BENCHMARKS=ON -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target watch_benchmark >/dev/null
"$build/tests/benchmarks/watch_benchmark" "$root" "$copy"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
for run in 1 2 3 4 5; do
    before=$(milliseconds)
    "$copy/qkv" list >"$copy/verdict.txt"
    echo $(($(milliseconds) - before))
done | sort -n | awk '{ t[NR] = $1 } END { printf "%-40s median %d ms, %d runs\n", "./qkv list", t[int((NR + 1) / 2)], NR }'
