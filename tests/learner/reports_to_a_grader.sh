# JUnit for graders, another seed for the inputs that are drawn, and a run of no tests.
. "${0%/*}/lib.sh"
with_project 'return x.shape(1) == 11 ? Matrix(2.0 * matmul(x, w)) : matmul(x, w);' # as wide as drawn inputs are
run 1 "$clone/qkv" check 1.1 1.2 --junit "$clone/build/results.xml"
grep -qF '<testsuites name="qkv" tests="2" failures="1" errors="0"' "$clone/build/results.xml" || fail 'the JUnit file does not count'
grep -qF 'name="1.1 head_width"/>' "$clone/build/results.xml" || fail 'a pass is no pass in the JUnit file'
grep -qF '<failure type="failed"' "$clone/build/results.xml" || fail 'a failure is none in the JUnit file'

says '(inputs drawn with seed 1)'
run 1 "$clone/qkv" check 1.2 --replay 7
says '(inputs drawn with seed 7)' 'Every wrong cell is 2 times the expected one.'
run 2 "$clone/qkv" check 1.2 --replay seven
says '--replay'
# A recorded mistake is named with every seed.
with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1.2 --replay 99
says 'These are the products X·Wᵀ, not X·W.'
# A file that cannot be written is an error, not a silence.
run 2 "$clone/qkv" check 1.1 --junit /dev/null/results.xml
says '/dev/null/results.xml'

# Suites that lost their names run no test: an error, never a pass.
cp "$reference" "$lesson"
suite="$clone/tests/1_projections/1_1_head_width.cpp"
cp "$suite" "$clone/build/suite.cpp"
sed 's/TEST_SUITE("1.1 head_width")/TEST_SUITE("1.1 renamed")/' "$clone/build/suite.cpp" >"$suite"
run 1 "$clone/qkv" check 1.1
says 'ran no test of 1.1 head_width'
run 1 "$clone/qkv" check 1
says '5 of 6 exercises passed' 'ran no test of 1.1 head_width'
cp "$clone/build/suite.cpp" "$suite"
