#!/bin/sh
# Compares the living figures' module with the solutions. Usage: living_module.sh FOLDER_OF_THE_MODULE NATIVE
# Ends with 77, which CTest takes for "skipped", where there is no module: the build said why.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
QKV_MODULE=$1/module.wasm
QKV_MISTAKES=$1/mistakes.json
QKV_NATIVE=$2
QKV_COURSE=$here/../..
[ -e "$QKV_MODULE" ] || exit 77
export QKV_MODULE QKV_MISTAKES QKV_NATIVE QKV_COURSE
exec node --test "$here/living_module.test.js"
