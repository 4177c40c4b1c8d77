#!/bin/sh
# The learner's loop while the coach keeps running: how long from a save to the verdict, without and
# with what the last save warmed? In milliseconds, on a copy of the course:
#
#   sh tests/benchmarks/warm_loop.sh [RUNS]      RUNS: 11 if left out
#
# file, without: median (least to most, processor time), with: the same, and how long the warming took.
set -eu
runs=${1:-11}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
sh "$root/tests/copy_course.sh" "$root" "$copy"
cd "$copy"
export CXX="${CXX:-clang++}"
cmake --preset coach -B build/warm_loop -DQKV_BENCHMARKS=ON >/dev/null
cmake --build build/warm_loop --target warm_loop >/dev/null
set --
for file in solutions/*.cpp tests/alternatives/*.cpp; do
    lesson=${file##*/}
    set -- "$@" "${lesson%%_*}" "$file"
done
exec build/warm_loop/tests/benchmarks/warm_loop/warm_loop "$copy" "$runs" "$@"
