#!/bin/sh
# Bug hunts: how long one takes to compose, with the proof of all that it claims, how many there are, and
# how many compositions turn out to be none. On a copy of the course.
#
#   sh tests/benchmarks/hunts.sh [COUNT]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
build="$root/build/benchmark/hunts"
sh "$root/tests/copy_course.sh" "$root" "$copy"

cmake -S "$copy" -B "$build" -G Ninja -DQKV_COACH=ON -DQKV_BENCHMARKS=ON >/dev/null
cmake --build "$build" --target hunts_benchmark >/dev/null
"$build/tests/benchmarks/hunts_benchmark" "$copy" "${1:-200}"
