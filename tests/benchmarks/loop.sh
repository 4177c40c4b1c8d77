#!/bin/sh
# The learner's loop: how long from a save to the verdict? Measured on a copy of the course.
#
#   sh tests/benchmarks/loop.sh [RUNS]      RUNS: 11 if left out
#
# Each run changes one line of lesson 1's reference solution and times ./qkv check 1 as a whole.
set -eu
runs=${1:-11}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
sh "$root/tests/copy_course.sh" "$root" "$copy"
lesson="$copy/lessons/1_projections/projections.cpp"

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

median_min_max() { sort -n | awk '{ t[NR] = $1 } END { printf "median %d ms, min %d, max %d, %d runs\n", t[int((NR + 1) / 2)], t[1], t[NR], NR }'; }

check() { # the verdict must be a pass, or the time means nothing
    "$copy/qkv" check 1 >"$copy/verdict.txt" 2>&1 || {
        cat "$copy/verdict.txt"
        exit 1
    }
}

measure() { # measure NAME SOURCE
    cp "$2" "$lesson"
    check # whatever is built once
    run=0
    while [ $run -lt "$runs" ]; do
        run=$((run + 1))
        sed "s|return matmul(x, w);|return matmul(x, w);  // edit $run|" "$2" >"$lesson"
        before=$(milliseconds)
        check
        echo $(($(milliseconds) - before))
    done >"$copy/times.txt"
    printf '%-34s ' "$1"
    median_min_max <"$copy/times.txt"
}

reference="$root/solutions/1_projections.cpp"
measure 'the reference' "$reference"
sed 's|#include "projections.hpp"|&\n#include <xtensor-blas/xlinalg.hpp>|
     s|return matmul(x, w);|return xt::linalg::dot(x, w);|' "$reference" >"$copy/with_xlinalg.cpp"
measure 'including xtensor-blas/xlinalg.hpp' "$copy/with_xlinalg.cpp"
