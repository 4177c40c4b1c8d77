#!/bin/sh
# Runs some of the checks of the book. Usage: run.sh FOLDER BOOK CHECK.test.js ...
# Ends with 77, which CTest takes for "skipped", where install.sh found no browser or no npm.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
folder=$1
QKV_BOOK=$2
shift 2
[ -e "$folder/ready" ] || exit 77
QKV_COURSE=$here/../..
export QKV_BOOK QKV_COURSE
cp "$here"/*.js "$folder/" # node looks for packages beside the file that asks for them
cd "$folder"
exec node --test "$@"
