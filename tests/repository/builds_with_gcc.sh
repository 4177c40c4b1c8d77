#!/bin/sh
# The coach, the vocabulary and a judge build with g++ too, without a warning, and their tests pass. The
# lessons are built with g++ on the plain path, in tests/learner/. Usage: builds_with_gcc.sh ROOT TREE
set -eu
cd "$1"
cmake --preset selftest -B "$2" -DCMAKE_CXX_COMPILER=g++ -DQKV_DOCS=OFF >"$2.log" 2>&1 || { tail -n 20 "$2.log"; exit 1; }
cmake --build "$2" --target qkv coach_tests vocabulary_tests judge_1_projections \
    submission_1_projections_of_the_reference >"$2.log" 2>&1 || { tail -n 40 "$2.log"; exit 1; }
ctest --test-dir "$2" -R '^vocabulary$|^coach\.|^1_projections.the_reference_passes_before_a_judge$' --output-on-failure
