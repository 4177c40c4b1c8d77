#!/bin/sh
# Gradescope runs this once, as root, when it builds an assignment's image: all that grading needs is
# installed and built here, so that a submission waits for nothing.
set -eu
autograder=${AUTOGRADER_ROOT:-/autograder}

fail() {
    printf 'setup.sh: %s\n' "$*" >&2
    exit 1
}

# Debian 12 is what the course is tried on; what an older system offers does not build it.
command -v apt-cache >/dev/null || fail 'this image has no apt-get: choose one of Debian or Ubuntu'
offered() { apt-cache policy cmake | sed -n 's/^ *Candidate: *//p'; }
[ -n "$(offered)" ] || apt-get update -qq
dpkg --compare-versions "$(offered)" ge 3.25 ||
    fail "this image offers CMake $(offered), and the course needs 3.25: choose one at least as new as Debian 12.
(Ubuntu 22.04, which has been Gradescope's default, is older.)"

"$autograder/source/qkv/qkv" grade --prepare || fail 'the grader could not be built, see above'
