#!/bin/sh
# How long the book takes to build, how large it is, how soon its pages are readable and its figures answer.
# Usage: sh tests/benchmarks/book.sh   (from the root of a clone; needs what ./qkv selftest installs)
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
cd "$root"
CXX=${CXX:-clang++}
export CXX
tree=build/benchmark/docs
now() { date +%s%N; }
took() { printf '%s: %s ms\n' "$1" "$((($(now) - start) / 1000000))"; }

rm -rf "$tree"
start=$(now)
cmake --preset docs -B "$tree" >/dev/null
cmake --build "$tree" --target docs >/dev/null
took 'from clean'

# edited WHAT FILE LINE: how long the book takes when this line is added to the file
edited() {
    edited=$2
    cp -p "$edited" build/benchmark/edited
    trap 'cp -p build/benchmark/edited "$edited"' EXIT
    for try in 1 2 3; do
        printf '\n%s\n' "$3" >>"$edited"
        start=$(now)
        cmake --build "$tree" --target docs >/dev/null
        took "after an edit of a $1 ($try)"
    done
    cp -p build/benchmark/edited "$edited"
    trap - EXIT
    cmake --build "$tree" --target docs >/dev/null # the next edit is one by itself
}
edited page docs/pages/lesson_4.md 'Edited once more.'
edited figure docs/figures/scaling_ties.cpp '// edited once more'

printf 'size: %s kB in %s files\n' "$(du -sk "$tree/docs/book" | cut -f1)" "$(find "$tree/docs/book" -type f | wc -l)"

checks=build/benchmark/book_checks
sh tests/book/install.sh "$root/$checks"
if [ -e "$checks/ready" ]; then
    cp tests/book/*.js "$checks/"
    export QKV_BOOK="$root/$tree/docs/book"
    cd "$checks"
    node load.js index.html lesson_1.html lesson_2.html lesson_3.html lesson_4.html lesson_5.html questions_4.html mistakes_5.html
    node answers.js
fi
