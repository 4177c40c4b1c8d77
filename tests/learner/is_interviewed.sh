# A mock interview: asked, cut off, taken up again, ended; lessons/ stays as it is.
. "${0%/*}/lib.sh"
rm -rf "$clone/.qkv" "$clone/build/interview" "$clone/build/hunt"
trap 'rm -rf "$clone/.qkv" "$clone/build/interview" "$clone/build/hunt"' EXIT
as_shipped
cp "$reference" "$lesson"
interview() { # interview STATUS LINES ARGUMENTS...: with these lines, parted by |, on standard input
    wanted=$1
    lines=$2
    shift 2
    status=0
    printf '%s' "$lines" | tr '|' '\n' | "$clone/qkv" interview "$@" >"$clone/output.txt" 2>&1 || status=$?
    [ "$status" = "$wanted" ] || fail "expected exit status $wanted, got $status: interview $*"
}
run 2 "$clone/qkv" interview --report
says 'no interview has ended yet'
run 2 "$clone/qkv" interview --end
says 'no interview is under way'
run 2 "$clone/qkv" interview --minutes 7
run 0 "$clone/qkv" check 1 # what has passed is what is to be written once more

# "fine" says nothing; then it is cut off in the middle of a typed answer
interview 0 'fine||||half an answer|' --minutes 20 --seed 4
says 'question 1 of 2' 'question 2 of 2' 'Kept. ./qkv interview goes on'
does_not_say '[x]'
# it goes on there; the coding round is handed in empty, then right
interview 0 '|||/quit'
says 'goes on, as it was begun' 'question 2 of 2' 'half an answer' 'coding · 12 minutes' \
    'write  build/interview/1_projections/projections.cpp'
interview 0 '|/quit'
says 'not implemented'
# code that crashes or never ends is handed in like any other
for ending in 'std::abort()' '[] { for (volatile bool on = true; on;) {} }()'; do
    { echo '#include <cstdlib>'; cat "$reference"; echo "const bool ends = ($ending, true);"; } >"$clone/build/interview/1_projections/projections.cpp"
    QKV_SUITE_SECONDS=1 interview 0 '|/quit'
    does_not_say 'passes'
    says 'Kept. ./qkv interview goes on'
done
cp "$reference" "$clone/build/interview/1_projections/projections.cpp"
# where the report cannot be written, it has not ended
mkdir -p "$clone/.qkv/interviews/1.md/in the way"
interview 2 '||y|'
rm -r "$clone/.qkv/interviews/1.md"
run 0 "$clone/qkv" interview --end
says '# Mock interview of' '| ideas | 0 of ' 'passes, handed in 4 times' './qkv rehearse ' 'kept  .qkv/interviews/1.md'
cmp "$reference" "$lesson" || fail 'the interview wrote to lessons/'
run 0 "$clone/qkv" interview --report
says '# Mock interview of'
grep -q '<h1>Mock interview of' "$clone/.qkv/interviews/1.html" || fail 'no page was written'

# what was answered counts for the schedule
"$clone/qkv" progress --export-log - >"$clone/output.txt"
[ "$(grep -c ',interview,' "$clone/output.txt")" = 2 ] || fail 'two answers should be in the log'

# an interviewer sees what to tick; an interview can be ended at any time
interview 0 '|all|' --interviewer --minutes 20
says 'For the interviewer alone' 'if 1 is missing:'
run 0 "$clone/qkv" interview --end
says '# Mock interview of' 'This one and those before'

# 45 minutes end with a bug hunt, which goes on after it was cut off; what was mended counts as found
interview 0 '|||n||||n||||n|/over||n||/quit' --minutes 45 --seed 9
says 'bug hunt' 'A bug hunt: 3 mistakes' 'Kept. ./qkv interview goes on'
interview 0 '|/over|'
says 'A bug hunt: 3 mistakes' '| bug hunt | 0 of 3 mistakes found |' 'a mistake that was overlooked: ./qkv explain'
[ ! -e "$clone/.qkv/hunt.json" ] || fail 'the hunt is still under way'
