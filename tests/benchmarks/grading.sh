#!/bin/sh
# Grading a class of five lessons each: how long it takes, and whether each of its verdicts is what it must
# be; then how long a suite takes before a judge, and where code and suite share a process. On a copy of
# the course.
#
#   sh tests/benchmarks/grading.sh [COUNT [SEED]]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/qkv"
build="$root/build/benchmark/grading"
class="$root/build/benchmark/class"
count=${1:-100}
sh "$root/tests/copy_course.sh" "$root" "$copy"
rm -rf "$class" "$build/grades"

cmake -S "$copy" -B "$build" -G Ninja -DQKV_COACH=ON -DQKV_BENCHMARKS=ON >/dev/null
cmake --build "$build" --target grading_class qkv >/dev/null
"$build/tests/benchmarks/grading_class" make "$copy" "$class" "$count"
QKV_ROOT=$copy
export QKV_ROOT
qkv="$build/coach/qkv"
"$qkv" grade "$class/person_000" --into "$build/grades/first" >/dev/null # builds what the course brings
start=$(date +%s)
"$qkv" grade "$class"/* --seed "${2:-1}" --into "$build/grades/class" --csv "$build/grades/class.csv"
echo
echo "$(($(date +%s) - start)) s for $count people on $(getconf _NPROCESSORS_ONLN) cores"
"$build/tests/benchmarks/grading_class" compare "$copy" "$class" "$build/grades/class/results.jsonl"

# the references as a submission is built
tree="$copy/build/loop"
mkdir -p "$copy/build/grade"
targets=
for file in "$copy"/solutions/*.cpp; do
    lesson=$(basename "$file" .cpp)
    mkdir -p "$copy/build/grade/$lesson"
    cp "$file" "$copy/build/grade/$lesson/${lesson#?_}.cpp"
    targets="$targets prove_$lesson submission_$lesson"
done
# shellcheck disable=SC2086 # the list is meant to split
ninja -C "$tree" $targets >/dev/null
echo
"$build/tests/benchmarks/grading_class" suites "$copy" "$tree" 15
