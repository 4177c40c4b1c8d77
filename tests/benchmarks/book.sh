#!/bin/sh
# How long the book takes to build, how large it is, and how soon its pages are readable.
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

page=docs/pages/lesson_4.md
cp -p "$page" build/benchmark/page.md
trap 'cp -p build/benchmark/page.md "$page"' EXIT
for try in 1 2 3; do
    printf '\nEdited once more.\n' >>"$page"
    start=$(now)
    cmake --build "$tree" --target docs >/dev/null
    took "after an edit of a page ($try)"
done

figure=docs/figures/scaling_ties.cpp
cp -p "$figure" build/benchmark/figure.cpp
trap 'cp -p build/benchmark/page.md "$page"; cp -p build/benchmark/figure.cpp "$figure"' EXIT
for try in 1 2 3; do
    printf '// edited once more\n' >>"$figure"
    start=$(now)
    cmake --build "$tree" --target docs >/dev/null
    took "after an edit of a figure ($try)"
done

printf 'size: %s kB in %s files\n' "$(du -sk "$tree/docs/book" | cut -f1)" "$(find "$tree/docs/book" -type f | wc -l)"

checks=build/benchmark/book_checks
sh tests/book/install.sh "$root/$checks"
if [ -e "$checks/ready" ]; then
    cp tests/book/*.js "$checks/"
    (cd "$checks" && QKV_BOOK=$root/$tree/docs/book node load.js index.html lesson_1.html lesson_2.html \
        lesson_3.html lesson_4.html lesson_5.html questions_4.html mistakes_5.html)
fi
