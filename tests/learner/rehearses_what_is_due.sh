# What a check named is asked about; an answer is judged and kept, whatever ends the session.
. "${0%/*}/lib.sh"
rm -rf "$clone/.qkv"
trap 'rm -rf "$clone/.qkv"' EXIT
as_shipped
rehearse() { # rehearse STATUS LINES ARGUMENTS...: with these lines, parted by |, on standard input
    wanted=$1
    lines=$2
    shift 2
    status=0
    printf '%s' "$lines" | tr '|' '\n' | "$clone/qkv" "$@" >"$clone/output.txt" 2>&1 || status=$?
    [ "$status" = "$wanted" ] || fail "expected exit status $wanted, got $status: $*"
}
run 0 "$clone/qkv" rehearse
says 'Nothing is due today.' './qkv rehearse must-know'
[ ! -e "$clone/.qkv" ] || fail 'asking what is due began a history'

# a mistake that a check names brings its question, though its lesson does not pass
with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1
run 0 "$clone/qkv" rehearse --list
says 'seen in your code:'
question=$(sed -n '/seen in your code/s/ .*//p' "$clone/output.txt")
[ -n "$question" ] || fail 'no question comes forward'

# typed, ticked by hand, and kept; then it is no more forward
rehearse 0 'x times w||' rehearse
says "In 30 seconds" 'No answer this time.'
rehearse 0 '|all|||/quit' rehearse
says 'is kept, and not ticked yet' 'x times w' 'In two minutes' '[x]' 'Comes again' '1 answer: 1 easy.'
run 0 "$clone/qkv" rehearse --list
does_not_say 'seen in your code:'

# cramming leaves the dates as they are
before=$("$clone/qkv" progress --export-log - | grep -c rehearsal)
rehearse 0 '||||/quit' cram "$question"
says 'Cramming leaves its date as it was.'
[ "$("$clone/qkv" progress --export-log - | grep -c rehearsal)" = "$before" ] || fail 'a cram counts as a rehearsal'

# the plan is as long as the days there are
run 2 "$clone/qkv" plan
says 'when is the interview?'
run 2 "$clone/qkv" plan --on 2001-01-01
says '2001-01-01 is in the past'
run 2 "$clone/qkv" plan --on tomorrow
says "'tomorrow' is no day: expected YYYY-MM-DD"
run 2 "$clone/qkv" plan --on 2999-01-01
says '2999-01-01 is more than ten years away'
run 0 "$clone/qkv" plan --on $(($(date +%Y) + 2))-01-01 --minutes 45
says '45 min a day' 'days more' 'Every must-know question is met at least twice.' './qkv rehearse'
run 0 "$clone/qkv" plan --off
run 2 "$clone/qkv" plan
run 2 "$clone/qkv" rehearse no-such-question
says "there is no question of 'no-such-question'"
