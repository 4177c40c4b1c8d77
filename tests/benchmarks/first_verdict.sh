#!/bin/sh
# How long a new learner waits: from a clean clone to the first verdict, with all packages
# installed. Measured on a copy of the course that is made anew.
#
#   sh tests/benchmarks/first_verdict.sh
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
copy="$root/build/benchmark/first/qkv"
rm -rf "$copy"
sh "$root/tests/copy_course.sh" "$root" "$copy"
before=$(date +%s)
"$copy/qkv" check 1 && exit 1 # the stub does not pass
printf 'clean clone to first verdict: %d s on %s cores\n' "$(($(date +%s) - before))" "$(nproc)"
