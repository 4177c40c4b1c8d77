#!/bin/sh
# What is committed in lessons/ are the stubs of tests/stubs/. A learner edits and commits the ones
# in lessons/, so this counts in CI only. Usage: lessons_are_as_shipped.sh ROOT
[ "${CI:-}" = true ] || { echo 'not in CI: nothing is demanded of lessons/'; exit 0; }
for stub in "$1"/tests/stubs/*.cpp; do
    lesson=$(basename "$stub" .cpp)
    cmp "$stub" "$1/lessons/$lesson/${lesson#*_}.cpp" || exit 1
done
