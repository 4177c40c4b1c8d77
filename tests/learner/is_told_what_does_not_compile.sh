# One line in the learner's own file, not a page of templates.
. "${0%/*}/lib.sh"
with_project 'return matmull(x, w);'
run 1 "$clone/qkv" check 1
says 'It does not compile.' "lessons/1_projections/projections.cpp:34:12: use of undeclared identifier" 'return matmull(x, w);'
[ "$(wc -l <"$clone/output.txt")" -lt 20 ] || fail 'that is more than a screen'

with_project 'return xt::view(x, w, w);'
run 1 "$clone/qkv" check 1
says 'lessons/1_projections/projections.cpp:34:' 'which this line'

with_project '' # forgets to return
run 1 "$clone/qkv" check 1
says 'It does not compile.' 'non-void function does not return'

sed 's/^Matrix project(/Matrix projekt(/' "$reference" >"$lesson"
run 1 "$clone/qkv" check 1
says 'qkv::project(Matrix const&, Matrix' 'declared in the contract, but not'

# A signature that is not the contract's is an overload, which nobody calls.
sed 's/^Matrix project(const Matrix& x, const Matrix& w)/Matrix project(Matrix x, Matrix w)/' \
    "$root/tests/stubs/1_projections.cpp" >"$lesson"
run 1 "$clone/qkv" check 1
says 'It does not compile.' 'lessons/1_projections/projections.cpp:' 'declared in the contract, but not' \
    'other parameters, or stands outside of namespace qkv'
sed 's/^Matrix project(const Matrix& x, const Matrix& w)/double project(const Matrix\& x, const Matrix\& w)/' "$reference" >"$lesson"
run 1 "$clone/qkv" check 1
says 'lessons/1_projections/projections.cpp:32:' 'return type'
# Its right twin: parameters may have other names, and be const where the contract is silent.
sed 's/^std::size_t head_width(std::size_t d_model, std::size_t num_heads)/std::size_t head_width(const std::size_t width, const std::size_t num_heads)/
     s/d_model % num_heads/width % num_heads/; s/return d_model \/ num_heads/return width \/ num_heads/
     s/to_string(d_model)/to_string(width)/; s/\bd_model == 0/width == 0/' "$reference" >"$lesson"
run 0 "$clone/qkv" check 1.1

# A file without the include of its contract compiles on top of a precompiled header only: refused.
grep -v '#include "projections.hpp"' "$reference" >"$lesson"
run 1 "$clone/qkv" check 1
says 'It does not compile.'
got=$(statuses 1)
[ "$got" = 'does_not_compile not_run not_run not_run not_run not_run not_run ' ] || fail "$got"

# One that includes xtensor-blas compiles too.
{ echo '#include <xtensor-blas/xlinalg.hpp>'; cat "$reference"; } |
    sed 's/return matmul(x, w);/return xt::linalg::dot(x, w);/' >"$lesson"
run 0 "$clone/qkv" check 1
says '6 of 6 exercises passed'

rm "$lesson"
run 2 "$clone/qkv" check 1
says 'is missing. The file as it was shipped is tests/stubs/1_projections.cpp'
