# The stub, two wrong answers, the right one: what a learner meets on the way.
. "${0%/*}/lib.sh"
as_shipped
got=$(statuses 1)
none=not_implemented
[ "$got" = "failed $none $none $none $none $none $none " ] || fail "the stub: $got"
does_not_say '"trouble"'

with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1.2
says '✗ 1.2 project  failed' 'lessons/1_projections/projections.cpp:32' \
    'These are the products X·Wᵀ, not X·W.' 'Along which axis of W does the sum over the features run?' \
    'read  ./qkv docs 1.2' 'One projection'

with_project 'return 0.5 * matmul(x, w);'
run 1 "$clone/qkv" check 1.2
says 'Every wrong cell is 0.5 times the expected one.' 'got (* differs)'

cp "$reference" "$lesson"
[ "$(statuses 0)" = 'passed passed passed passed passed passed passed ' ] || fail 'the reference does not pass'
run 0 "$clone/qkv"
says "qkv: 6 of $exercises exercises passed" 'next  lessons/2_roles/roles.cpp:' '2.1 scores'
run 1 "$clone/qkv" check
says '6 of 6 exercises passed' '0 of 5 exercises passed'
solve_everything
run 0 "$clone/qkv" check
says '6 of 6 exercises passed' '5 of 5 exercises passed'
run 0 "$clone/qkv"
says 'Every exercise passes.'
run 0 "$clone/qkv" check 1.2 from_linear
says '✓ 1.2 project      passed' '✓ 1.6 from_linear  passed' '2 of 2 exercises passed'

# One lesson's mistake never fails another: a later lesson calls the reference's functions.
with_project 'return x;'
sed 's|return matmul(q, xt::transpose(k));|return project(q, xt::transpose(k));|
     s|#include "roles.hpp"|&\n#include "projections.hpp"|' "$root/solutions/2_roles.cpp" >"$clone/lessons/2_roles/roles.cpp"
run 0 "$clone/qkv" check 2
# What a learner's own file defines takes their place.
sed 's|return matmul(q, xt::transpose(k));|return project(q, xt::transpose(k));|
     s|^Matrix scores(|Matrix project(const Matrix\& x, const Matrix\& w) { return 2.0 * matmul(x, w); }\n&|' \
    "$root/solutions/2_roles.cpp" >"$clone/lessons/2_roles/roles.cpp"
run 1 "$clone/qkv" check 2.1
says 'Every wrong cell is 2 times the expected one.'
cp "$root/tests/stubs/2_roles.cpp" "$clone/lessons/2_roles/roles.cpp"

# A file out of a backup is older than what was built of the text before it, and gets its own verdict.
cp "$reference" "$lesson"
run 0 "$clone/qkv" check 1
cp "$root/tests/stubs/1_projections.cpp" "$lesson"
touch -t 200001010000 "$lesson"
run 1 "$clone/qkv" check 1
says '0 of 6 exercises passed'
