#!/bin/sh
# Every C++ file is as clang-format lays it out. Usage, from the root: is_formatted.sh CLANG_FORMAT
set -eu
find coach docs lessons solutions tests \( -name '*.cpp' -o -name '*.hpp' \) -exec "$1" --dry-run -Werror {} +
