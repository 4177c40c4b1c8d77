# What the scripts in this folder share. Each is called as: SCRIPT.sh ROOT CLONE
# ROOT is the course, CLONE a copy of it that the scripts may write to.
set -eu
root=$1
clone=$2
lesson="$clone/lessons/1_projections/projections.cpp"
reference="$root/solutions/1_projections.cpp"

exercises=$(cat "$root"/lessons/*/lesson.toml | grep -c '^\[\[exercise\]\]$')

fail() {
    printf 'FAILED: %s\n' "$*"
    [ ! -e "$clone/output.txt" ] || cat "$clone/output.txt"
    exit 1
}

# run STATUS COMMAND...: runs it and demands this exit status; its output is in output.txt
run() {
    wanted=$1
    shift
    status=0
    "$@" >"$clone/output.txt" 2>&1 </dev/null || status=$?
    [ "$status" = "$wanted" ] || fail "expected exit status $wanted, got $status: $*"
}

# says TEXT...: the output holds each of these lines or pieces of lines
says() {
    for text; do
        grep -qF -- "$text" "$clone/output.txt" || fail "the output lacks: $text"
    done
}

does_not_say() {
    for text; do
        ! grep -qF -- "$text" "$clone/output.txt" || fail "the output should not say: $text"
    done
}

# with_project BODY: the learner's file is the reference, with this for the body of project
with_project() {
    BODY=$1 awk '/return matmul\(x, w\);/ { print "    " ENVIRON["BODY"]; next } { print }' "$reference" >"$lesson"
}

# as_shipped: every lesson's file is its stub; another script may have left anything there
as_shipped() {
    for stub in "$root"/tests/stubs/*.cpp; do
        shipped=$(basename "$stub" .cpp)
        cp "$stub" "$clone/lessons/$shipped/${shipped#*_}.cpp"
    done
}

# solve_everything: every lesson's file is its reference
solve_everything() {
    for solution in "$root"/solutions/*.cpp; do
        solved=$(basename "$solution" .cpp)
        cp "$solution" "$clone/lessons/$solved/${solved#*_}.cpp"
    done
}

# statuses: "failed: passed failed not_run ...", of the lesson and its exercises, from --json
statuses() {
    run "$1" "$clone/qkv" check 1 --json
    sed -n 's/^ *"status": "\(.*\)",\{0,1\}$/\1/p' "$clone/output.txt" | tr '\n' ' '
}
