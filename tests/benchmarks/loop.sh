#!/bin/sh
# The learner's loop: how long from a save to the verdict? Measured on a copy of the course.
#
#   sh tests/benchmarks/loop.sh [RUNS]      RUNS: 11 if left out
#
# Each run changes one line of a right solution and times ./qkv check of its lesson as a whole.
set -eu
runs=${1:-11}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
sh "$root/tests/copy_course.sh" "$root" "$copy"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

median_min_max() { sort -n | awk '{ t[NR] = $1 } END { printf "median %d ms, min %d, max %d, %d runs\n", t[int((NR + 1) / 2)], t[1], t[NR], NR }'; }

check() { # check LESSON: the verdict must be a pass, or the time means nothing
    "$copy/qkv" check "$1" >"$copy/verdict.txt" 2>&1 || {
        cat "$copy/verdict.txt"
        exit 1
    }
}

measure() { # measure NAME LESSON SOURCE
    file="$copy/lessons/$2/${2#*_}.cpp"
    cp "$3" "$file"
    check "$2" # whatever is built once
    run=0
    while [ $run -lt "$runs" ]; do
        run=$((run + 1))
        sed "1s|\$|  edit $run|" "$3" >"$file" # the first line is a comment in all of them
        before=$(milliseconds)
        check "$2"
        echo $(($(milliseconds) - before))
    done >"$copy/times.txt"
    printf '%-46s ' "$1"
    median_min_max <"$copy/times.txt"
}

for solution in "$root"/solutions/*.cpp; do
    lesson=$(basename "$solution" .cpp)
    measure "$lesson, the reference" "$lesson" "$solution"
    for alternative in "$root/tests/alternatives/$lesson"_*.cpp; do
        kind=$(basename "$alternative" .cpp)
        measure "$lesson, written as ${kind#"$lesson"_}" "$lesson" "$alternative"
    done
done
{
    sed 's|#include "projections.hpp"|&\n#include <xtensor-blas/xlinalg.hpp>|
         s|return matmul(x, w);|return xt::linalg::dot(x, w);|' "$root/solutions/1_projections.cpp"
} >"$copy/with_xlinalg.cpp"
measure '1_projections, the reference on xlinalg' 1_projections "$copy/with_xlinalg.cpp"
