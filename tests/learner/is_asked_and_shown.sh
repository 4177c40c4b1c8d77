# A question once an exercise passes, its answer, and the solution beside one's own code.
. "${0%/*}/lib.sh"
as_shipped
run 1 "$clone/qkv" solution 1.2
says '1.2 project does not pass yet' './qkv solution 1.2 --spoil'
does_not_say 'matmul'
run 0 "$clone/qkv" solution 1.2 --spoil
says 'return matmul(x, w);' 'yours                                    solutions/1_projections.cpp'
does_not_say 'head_width'
run 1 "$clone/qkv" check 1.2
does_not_say 'Now say aloud'

cp "$reference" "$lesson"
before=$(cksum <"$lesson")
run 0 "$clone/qkv" check 1.2
says 'Now say aloud: Which axis of W does your sum run over' '(./qkv answer'
# of several that pass at once, the last one asks
run 0 "$clone/qkv" check 1
says 'Now say aloud: Where in your code does the view'
[ "$(grep -c 'Now say aloud' "$clone/output.txt")" = 1 ] || fail 'more than one question'
run 0 "$clone/qkv" check 1.2 --json
says '"follow_up": {' '"ask": "Which axis of W'
does_not_say 'Now say aloud'
run 0 "$clone/qkv" answer 1.2
says 'Which axis of W does your sum run over' 'It runs over the rows of W'
run 2 "$clone/qkv" answer 1
says 'an answer is for one exercise: ./qkv answer 1.1'
run 0 "$clone/qkv" solution project
says 'return matmul(x, w);'
run 0 "$clone/qkv" solution 1
says 'the reference solution'
run 2 "$clone/qkv" solution projct
says "was 'project' meant?"
[ "$(cksum <"$lesson")" = "$before" ] || fail "the learner's file changed"
as_shipped
