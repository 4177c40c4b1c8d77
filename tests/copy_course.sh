#!/bin/sh
# A fresh copy of the course, with the stubs as shipped: what a learner has written in lessons/ is
# neither read nor touched. The copy's build folder is kept, which makes the next run quick.
# Usage: copy_course.sh ROOT COPY
set -eu
root=$1
copy=$2
mkdir -p "$copy"
find "$copy" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
(cd "$root" && find . -mindepth 1 -maxdepth 1 ! -name build ! -name .git ! -name .qkv ! -name compile_commands.json \
    -exec cp -Rp {} "$copy/" \;)
for stub in "$copy"/tests/stubs/*.cpp; do
    lesson=$(basename "$stub" .cpp)
    cp -p "$stub" "$copy/lessons/$lesson/${lesson#*_}.cpp"
done
