# An exercise that was solved, written once more: the old answer is out of sight and stays as it is.
. "${0%/*}/lib.sh"
as_shipped
rm -rf "$clone/build/redo"
with_project 'return xt::linalg::dot(x, w); // the old answer'
before=$(cksum <"$lesson")
once_more="$clone/build/redo/1_projections/projections.cpp"

run 2 "$clone/qkv" redo
says 'no redo is under way; ./qkv redo 1.2 begins one'
run 2 "$clone/qkv" redo --check
run 2 "$clone/qkv" redo 1.2 --check
run 0 "$clone/qkv" redo 1.2
says 'Once more: 1.2 project. The clock runs: 0 s.' 'build/redo/1_projections/projections.cpp'
! grep -qF 'the old answer' "$once_more" || fail 'the old answer is in sight'
# what is not written once more is the reference's
! grep -qF 'head_width' "$once_more" || fail 'other exercises are in the file'

run 1 "$clone/qkv" redo --check
says '1.2 project  not implemented' 'next  build/redo/1_projections/projections.cpp:' \
    'then  ./qkv redo --check' 'so far  '
run 2 "$clone/qkv" redo 1.3
says 'a redo of 1.2 project is under way, for'
write_once_more() { # write_once_more BODY
    BODY=$1 awk '/^Matrix project\(/ { print "Matrix project(const Matrix& x, const Matrix& w) {"; print "    " ENVIRON["BODY"]; print "}"; next } { print }' \
        "$once_more" >"$once_more.new"
    mv "$once_more.new" "$once_more"
}
cp "$once_more" "$clone/build/blank.cpp"
write_once_more 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" redo --check
says '✗ 1.2 project  failed' 'These are the products X·Wᵀ, not X·W.' 'so far  '
cp "$clone/build/blank.cpp" "$once_more"
write_once_more 'return matmul(x, w) // no semicolon'
run 1 "$clone/qkv" redo --check
says 'It does not compile.' 'build/redo/1_projections/projections.cpp:'
cp "$clone/build/blank.cpp" "$once_more"
write_once_more 'if (x.shape(1) != w.shape(0)) throw std::invalid_argument(std::to_string(x.shape(1)) + " " + std::to_string(w.shape(0))); return matmul(x, w);'
run 0 "$clone/qkv" redo --check
says '✓ 1.2 project  passed' '1.2 project passes, after ' 'the old answer' 'return matmul(x, w);' \
    'kept  build/redo/1_projections/kept/1.cpp'
[ ! -e "$once_more" ] || fail 'the redo is not over'
run 2 "$clone/qkv" redo --stop
says 'no redo is under way'

# a whole lesson, given up
run 0 "$clone/qkv" redo 1
says 'Once more: lesson 1, The projections.'
cmp -s "$clone/build/redo/1_projections/projections.cpp" "$clone/build/blank.cpp" && fail 'it is not the whole lesson'
run 1 "$clone/qkv" redo --check
says '0 of 6 exercises passed'
run 0 "$clone/qkv" redo --stop
says 'Stopped lesson 1, The projections after'
[ "$(cksum <"$lesson")" = "$before" ] || fail "the learner's file changed"
as_shipped
