#!/bin/sh
# A judge and the vocabulary's tests build with g++ too, without a warning, and pass: on top of what the
# plain path has left in CLONE, since that is most of a judge.
# Usage: builds_with_gcc.sh CLONE
set -eu
cd "$1"
cmake --preset lessons -DQKV_PRECOMPILE=ON -DQKV_SELFTEST=ON >build.log 2>&1 || { tail -n 20 build.log; exit 1; }
cmake --build --preset lessons --target vocabulary_tests judge_1_projections \
    submission_1_projections_of_the_reference >build.log 2>&1 || { tail -n 40 build.log; exit 1; }
exec ctest --test-dir build/lessons -R '^vocabulary$|^1_projections.the_reference_passes_before_a_judge$' \
    --no-tests=error --output-on-failure
