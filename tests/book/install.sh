#!/bin/sh
# What the checks of the book need besides a browser, from npm, as package-lock.json pins it.
# Usage: install.sh FOLDER: the checks and their packages come there; nothing is done where they are.
# Without npm, a browser or a network it says so, and the checks are skipped.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
folder=$1
not_possible() {
    rm -rf "$folder"
    echo "selftest: the book is not looked at in a browser: $1"
    exit 0
}
command -v npm >/dev/null || not_possible 'there is no npm'
command -v chromium >/dev/null || [ -n "${QKV_CHROMIUM:-}" ] || not_possible 'there is no chromium'
if ! cmp -s "$here/package-lock.json" "$folder/package-lock.json" || [ ! -e "$folder/ready" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    cp "$here"/package*.json "$here/.npmrc" "$folder/"
    (cd "$folder" && npm ci --no-progress --loglevel=error >npm.log 2>&1) || {
        head -n 4 "$folder/npm.log"
        not_possible 'npm ci failed, see above'
    }
    touch "$folder/ready"
fi
