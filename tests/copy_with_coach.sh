#!/bin/sh
# A fresh copy of the course with the coach of another clone, so that it need not be built once more.
# Usage: copy_with_coach.sh ROOT CLONE COPY
set -eu
sh "${0%/*}/copy_course.sh" "$1" "$3"
mkdir -p "$3/build/coach/coach"
cp -p "$2"/build/.packages* "$3/build"
cp -p "$2/build/coach/coach/qkv" "$3/build/coach/coach"
printf '%s\n' "$(CDPATH='' cd -- "$3" && pwd -P)|$CXX" >"$3/build/.built_for"
