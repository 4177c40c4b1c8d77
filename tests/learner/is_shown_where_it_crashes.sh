# A crash is run once more with AddressSanitizer, which names the line; nothing else is.
. "${0%/*}/lib.sh"
as_shipped
built() { (cd "$clone/build" && find . | sort); }

# crashes KIND PIECE: the lesson that is there now crashes where its file has this piece
crashes() {
    run 1 "$clone/qkv" check 1
    place=$(PIECE=$2 awk 'column = index($0, ENVIRON["PIECE"]) { print NR ":" column; exit }' "$lesson")
    says 'the program crashed with' "  lessons/1_projections/projections.cpp:${place%:*}:" ": $1" '^'
    # g++ takes an expression for where its end is
    case ${CXX:-clang++} in *clang*) says "projections.cpp:$place: $1" ;; esac
    # the verdict is there before, and says what it says without
    awk '/exercises passed/ { verdict = NR } /^  AddressSanitizer/ { line = NR }
        END { exit !(verdict && line && verdict < line) }' "$clone/output.txt" || fail 'the verdict comes late'
    built >"$clone/built.now"
    ! grep -q 'build/loop/crash\|^\./loop/crash' "$clone/built.now" || fail 'something is left in build/loop/crash'
}

with_project 'Matrix y = xt::zeros<double>({x.shape(0), w.shape(1)});
    double* const cells = y.data();
    for (std::size_t i = 0; i <= 4 * y.size(); ++i) cells[i] = -1;
    return y;'
crashes heap-buffer-overflow '= -1;'
says 'It writes the number at index 4 of a block that holds 4, from 0 to 3.'

with_project 'const auto same = [](const std::unique_ptr<Matrix>& m) -> const auto& { return m; };
    const auto& gone = same(std::make_unique<Matrix>(x));
    return matmul(*gone, w);'
sed 's/^#include "projections.hpp"/&\n#include <memory>/' "$lesson" >"$lesson.new" && mv "$lesson.new" "$lesson"
crashes stack-use-after-scope '*gone, w);'
gone=$(grep -n 'same(std::make_unique' "$lesson" | cut -d: -f1)
says "It reads a temporary of line $gone, which is gone: its statement has ended."

with_project 'const double* const cells = nullptr;
    Matrix y = matmul(x, w); // "the mark" /* is
    y(0, 0) += cells[1]; //  below the right column */
    return y;'
crashes null-dereference 'cells[1];'
says 'It reads through a null pointer.'
# other programs are told as well
run 1 "$clone/qkv" check 1 --json --junit "$clone/junit.xml"
says '"crash": {' '"kind": "null-dereference"' '"code": "    y(0, 0) += cells[1]; //  below the right column */"'
grep -q 'projections.cpp:[0-9]*:[0-9]*: null-dereference&#10;' "$clone/junit.xml" || fail 'the JUnit file lacks the line'
# as is an editor
run 1 "$clone/qkv" check 1
node "$root/tests/learner/problems.js" "$clone" "$clone/output.txt" >"$clone/marked.txt"
grep -q '^error lessons/1_projections/projections.cpp:36: null-dereference' "$clone/marked.txt" ||
    fail "an editor marks: $(cat "$clone/marked.txt")"

with_project 'if (x.shape(0) > 0) return project(x, w);
    return matmul(x, w);'
crashes stack-overflow 'project(x, w);'
says 'The function calls itself here again and again'

# before the first test no exercise is to blame, and the line is named all the same
cp "$reference" "$lesson"
echo 'static const int early = (std::abort(), 0);' >>"$lesson"
run 1 "$clone/qkv" check 1
says 'before the first test' ': abort' 'static const int early = (std::abort(), 0);'

# what is right is not run again, nor what is only wrong, or ends too late
cp "$reference" "$lesson"
run 0 "$clone/qkv" check 1
does_not_say 'AddressSanitizer'
with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1
does_not_say 'AddressSanitizer'
with_project 'for (volatile int i = 0;; i = 0) (void)i;'
run 1 env QKV_SUITE_SECONDS=1 "$clone/qkv" check 1
says 'did not end'
does_not_say 'AddressSanitizer'
