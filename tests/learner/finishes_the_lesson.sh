# The stub, two wrong answers, the right one: what a learner meets on the way.
. "${0%/*}/lib.sh"
cp "$root/tests/stubs/1_projections.cpp" "$lesson"
got=$(statuses 1)
none=not_implemented
[ "$got" = "failed $none $none $none $none $none $none " ] || fail "the stub: $got"
does_not_say '"trouble"'

with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1.2
says '✗ 1.2 project  failed' 'lessons/1_projections/projections.cpp:32' \
    'These are the products X·Wᵀ, not X·W.' 'Along which axis of W does the sum over the features run?' \
    'read  docs/pages/lesson_1.md:' 'One projection'

with_project 'return 0.5 * matmul(x, w);'
run 1 "$clone/qkv" check 1.2
says 'Every wrong cell is 0.5 times the expected one.' 'got (* differs)'

cp "$reference" "$lesson"
[ "$(statuses 0)" = 'passed passed passed passed passed passed passed ' ] || fail 'the reference does not pass'
run 0 "$clone/qkv" check
says '6 of 6 exercises passed'
run 0 "$clone/qkv"
says 'Every exercise passes.'
run 0 "$clone/qkv" check 1.2 from_linear
says '✓ 1.2 project      passed' '✓ 1.6 from_linear  passed' '2 of 2 exercises passed'
