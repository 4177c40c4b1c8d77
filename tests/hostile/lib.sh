# What the scripts in this folder share. Each is called as: SCRIPT.sh ROOT CLONE
# Each submits code that must never pass, and says what it has to come to. After each check no
# process and no file of it may be left.
. "${0%/*}/../learner/lib.sh"

mark="QKV_HOSTILE=$$" # in the environment of all that a check starts
seconds=5             # the limit of a suite

# check STATUS ARGUMENT...: ./qkv check ARGUMENT... with this exit status, and nothing is left
check() {
    wanted_status=$1
    shift
    run "$wanted_status" env "$mark" QKV_SUITE_SECONDS=$seconds "$clone/qkv" check "$@"
    nothing_is_left
}

# explains TEXT...: what a learner reads of the code that is there now
explains() {
    check 1 1
    says "$@"
    [ "$(wc -c <"$clone/output.txt")" -lt 3000 ] || fail 'that is more than a screen'
}

# comes_to STATUSES: what the lesson and its exercises come to, of the code in the learner's file
comes_to() {
    case $1 in timed_out*) seconds=1 ;; *) seconds=5 ;; esac # nobody waits for 10 s a dozen times
    check 1 1 --json
    got=$(sed -n 's/^ *"status": "\(.*\)",\{0,1\}$/\1/p' "$clone/output.txt" | tr '\n' ' ')
    [ "$got" = "$1 " ] || { cat "$lesson"; fail "expected '$1', got '$got'"; }
}

# hostile BODY STATUSES: project does this. Headers and functions may be in $prelude.
prelude=
hostile() {
    with_project "$1"
    insert_prelude
    comes_to "$2"
}

# hostile_besides CODE STATUSES: the reference, and this code outside of its functions
hostile_besides() {
    { cat "$reference"; printf '%s\n' "$1"; } >"$lesson"
    insert_prelude
    comes_to "$2"
}

insert_prelude() {
    PRELUDE=$prelude awk '{ print } /^#include "projections.hpp"/ { print ENVIRON["PRELUDE"] }' "$lesson" >"$lesson.new"
    mv "$lesson.new" "$lesson"
}

none='not_run not_run not_run not_run not_run not_run'  # where it ends before the first test
rest='passed failed not_run not_run not_run not_run'    # where it ends in project
wrong='failed passed failed failed failed failed failed' # the others call project

# The course but for what a learner writes, and the names of what is built.
files() {
    (cd "$clone" && find . -path ./build -prune -o -path ./.qkv -prune -o -type f ! -name 'output.txt' ! -path "./${lesson#"$clone/"}" -exec cksum {} + | sort)
}
built() { (cd "$clone/build" && find . ! -path '*check_1_projections*' | sort); }

nothing_is_left() {
    files >"$scratch/files.now"
    diff "$scratch/files" "$scratch/files.now" || fail 'the course is not as it was'
    built >"$scratch/built.now"
    new=$(comm -13 "$scratch/built" "$scratch/built.now")
    [ -z "$new" ] || fail "left behind in build/: $new"
    if [ -d /proc/self ]; then
        left=$(grep -slaF "$mark" /proc/[0-9]*/environ || true)
        [ -z "$left" ] || fail "still there: $left"
    fi
}

# What a build leaves is there before anything is compared.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$reference" "$lesson"
run 0 "$clone/qkv" check 1
files >"$scratch/files"
built >"$scratch/built"
