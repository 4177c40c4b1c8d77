# A clone of its own for the tests of grading and the hostile code. Called as: SCRIPT.sh ROOT CLONE, beside the
# clone of the learner's tests.
. "${0%/*}/../learner/lib.sh"
sh "$root/tests/copy_with_coach.sh" "$root" "${clone%/*/qkv}/a clone/qkv" "$clone"
run 0 "$clone/qkv" grade --prepare
does_not_say 'building the coach'
