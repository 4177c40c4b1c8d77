#!/bin/sh
# The self-test: proves the whole course on a copy of it, so that what a learner has written in
# lessons/ neither matters nor is touched. Called by ./qkv selftest with the root of the clone.
# The last line it prints is "N passed, N failed".
#
#   ./qkv selftest                       everything
#   ./qkv selftest misconceptions [N]    every recorded mistake, or those of lesson N, fails and is named
#   ./qkv selftest lessons [N]           right solutions pass, the reference's and others
#   ./qkv selftest learner|hostile|grading|judge|watch|coach|hunts|interview|answers|book|repository|vocabulary|suite_support
#   ./qkv selftest -R PATTERN            the tests whose names match; any option of ctest will do
#   ./qkv selftest --record              first write down what the recorded mistakes compute, anew
set -eu
root=$1
shift
# The space is on purpose: people clone into folders with one.
copy="$root/build/self test/qkv"
# as CMake names it, for the tests: a coach that was built by another name is built anew
CXX=$(command -v "$CXX")
export CXX

finish() { # finish PASSED FAILED
    printf '%s passed, %s failed\n' "$1" "$2"
    [ "$2" = 0 ] && [ "$1" != 0 ]
    exit
}

refuse() {
    printf 'selftest: %s\n' "$*" >&2
    finish 0 1
}

# Which part? The words become a pattern for ctest.
builds_all=yes
part=${1:-}
case $part in
'' | -*) ;;
misconceptions | lessons)
    shift
    number='[0-9]'
    case ${1:-} in
    [0-9]) number=$1 && shift ;;
    '' | -*) ;;
    *) refuse "'$1' is no lesson's number: ./qkv selftest $part 4" ;;
    esac
    if [ "$part" = misconceptions ]; then
        builds_all=no # the proofs build what they need themselves
        set -- -R "^${number}_.*[.](names|recognises)_" "$@"
    else
        set -- -R "^${number}_.*[.](the_reference|a_solution)" "$@"
    fi
    ;;
learner | hostile | grading | judge | watch | coach | hunts | interview | answers | book | repository | vocabulary | suite_support)
    shift
    set -- -R "^$part" "$@"
    ;;
*) refuse "there is no part '$part'. Parts: misconceptions [N], lessons [N], learner, hostile, grading, judge, watch, coach, hunts, interview, answers, book, repository, vocabulary, suite_support; or options of ctest, such as -R PATTERN" ;;
esac

# 1. A fresh copy.
sh "$root/tests/copy_course.sh" "$root" "$copy"

# 2. Build everything, warnings as errors: first the coach, by the launcher, in a clone of its own as a
# learner has it, which the tests of the learner's way go on with; then the rest, on that coach.
tree="$copy/build/selftest"
clone="$tree/a clone/qkv"
built="$tree/coach"
sh "$root/tests/copy_course.sh" "$root" "$clone"
rm -f "$clone/build/coach/coach/qkv" # what the tests did there has made it look newer than what it is made of
(cd / && CXXFLAGS=-Werror "$clone/qkv" help >/dev/null) || refuse 'the launcher did not build the coach, see above'
mkdir -p "$built"
cp -p "$clone/build/coach/coach/qkv" "$clone/build/coach/coach/libqkv_coach.a" "$built"

cd "$copy"
cmake --preset selftest -DQKV_BUILT_COACH="$built" >build.log 2>&1 ||
    { tail -n 30 build.log; refuse 'cmake --preset selftest failed, see above'; }
if [ "$builds_all" = yes ]; then
    echo 'selftest: building what it needs ...'
    cmake --build --preset selftest || refuse 'the build failed, see above'
fi

# The packages of the checks in a browser: a download, so it is no part of a test.
case $part in
'' | book | -R) sh tests/book/install.sh "$tree/book checks" ;;
esac

if [ "${1:-}" = --record ]; then
    shift
    # a mistake that is not told from others yet is a failed test below, not an end here
    QKV_ROOT=$copy "$built/qkv" prove --record || true
    QKV_ROOT=$copy "$built/qkv" prove --record --hunts || true
    cp "$copy"/tests/misconceptions/*.json "$root/tests/misconceptions/"
    cp "$copy"/tests/hunts/*.json "$root/tests/hunts/"
fi

# 3. Test everything. CTest shows the progress; its JUnit file has the numbers.
rm -f build/results.xml
QKV_CLONE=$root ctest --preset selftest --output-junit "$copy/build/results.xml" "$@" || true
[ -s build/results.xml ] || refuse 'ctest wrote no results, see above'
count() { sed -n "s/^.*[[:space:]]$1=\"\([0-9]*\)\".*$/\1/p" build/results.xml | head -n 1; }
total=$(count tests)
failed=$(count failures)
skipped=$(count skipped)
[ "$skipped" = 0 ] || echo "$skipped not run, since what they need is not here; see above"
finish $((total - failed - skipped)) "$failed"
