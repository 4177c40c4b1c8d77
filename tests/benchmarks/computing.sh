#!/bin/sh
# How fast the reference solutions compute, beside the same in NumPy (Debian: python3-numpy), on the
# same BLAS and one thread, in turns within one run. Ratios above 1: the course is faster.
#
#   sh tests/benchmarks/computing.sh [ROUNDS]      ROUNDS: 3 if left out
#
# The solutions are built with optimisation for this machine. With clang, exp comes from glibc's
# vector library, as NumPy has one of its own; what is switched off is only what keeps a loop from
# being computed in lanes (the order of sums), not NaN or infinity.
set -eu
rounds=${1:-3}
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
build="$root/build/benchmark/computing"
python=${PYTHON:-/usr/bin/python3}
compiler=${CXX:-clang++}
flags='-O3 -march=native -fno-math-errno -fassociative-math -fno-signed-zeros -fno-trapping-math'
libraries=
if "$compiler" --version | grep -q clang && [ "$(uname)" = Linux ]; then
    flags="$flags -fveclib=libmvec"
    libraries='-lmvec -lm'
fi

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_CXX_FLAGS="$flags" -DCMAKE_CXX_STANDARD_LIBRARIES="$libraries" -DQKV_BENCHMARKS=ON >/dev/null
cmake --build "$build" --target computing >/dev/null

export OPENBLAS_NUM_THREADS=1
# Memory that was freed is kept for the next matrix: NumPy asks for large pages itself instead.
export MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000
times="$build/times.txt"
: >"$times"
round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    "$build/tests/benchmarks/computing" | sed 's/^/course /' >>"$times"
    "$python" "$root/tests/benchmarks/computing.py" | sed 's/^/numpy /' >>"$times"
done
awk '
    $2 == "peak_memory_mb" { if ($3 > memory) memory = $3; next }
    !($1 FS $2 in best) || $3 < best[$1 FS $2] { best[$1 FS $2] = $3 }
    END {
        for (key in best) {
            split(key, part, FS)
            if (part[1] != "course") continue
            printf "%-30s course %8.4f s   NumPy %8.4f s   ratio %.2f\n", part[2], best[key],
                   best["numpy" FS part[2]], best["numpy" FS part[2]] / best[key]
        }
        printf "peak memory of the variance experiment: %.1f MB\n", memory
    }' "$times"
