# Gradescope as it would be: setup.sh once, run_autograder for each submission, in a folder that stands for
# /autograder. Whatever is handed in, results.json is what Gradescope reads, with the score that is due.
. "${0%/*}/../learner/lib.sh"
as_shipped
AUTOGRADER_ROOT="$clone/build/autograder"
export AUTOGRADER_ROOT
rm -rf "$AUTOGRADER_ROOT"
mkdir -p "$AUTOGRADER_ROOT/source" "$AUTOGRADER_ROOT/submission"
ln -s "$clone" "$AUTOGRADER_ROOT/source/qkv"
scripts="$clone/docs/grading/gradescope"

run 0 sh "$scripts/setup.sh"
says 'Ready to grade'

# hands_in: empties the folder for what is handed in next
hands_in() {
    rm -rf "$AUTOGRADER_ROOT/submission" "$AUTOGRADER_ROOT/results"
    mkdir "$AUTOGRADER_ROOT/submission"
}

# scores POINTS [TEXT]: of this many points, and somewhere in what the student reads is this text
scores() {
    run 0 "$scripts/run_autograder"
    "$QKV_NODE" "$root/tests/grading/gradescope_results.js" "$AUTOGRADER_ROOT/results/results.json" "$@" \
        >>"$clone/output.txt" 2>&1 || fail "results.json is not what is due: $*"
}

# All right, as files beside each other.
hands_in
for solution in "$root"/solutions/*.cpp; do
    name=$(basename "$solution" .cpp)
    cp "$solution" "$AUTOGRADER_ROOT/submission/${name#*_}.cpp"
done
scores "$exercises" head_width

# A mistake, in a folder that was zipped as a whole.
hands_in
mkdir -p "$AUTOGRADER_ROOT/submission/my work/lessons/1_projections"
with_project 'return matmul(x, xt::transpose(w));'
mv "$lesson" "$AUTOGRADER_ROOT/submission/my work/lessons/1_projections/"
echo 'Please be kind.' >"$AUTOGRADER_ROOT/submission/README"
as_shipped
scores 1 'These are the products X·Wᵀ, not X·W.'

# Nothing; and what no compiler accepts.
hands_in
scores 0 'there is no projections.cpp'
hands_in
echo 'int main() { return' >"$AUTOGRADER_ROOT/submission/projections.cpp"
scores 0 'expected'

# A grader that is not there: that is said, and nobody is blamed.
hands_in
mv "$AUTOGRADER_ROOT/source" "$AUTOGRADER_ROOT/gone"
scores 0 'It says nothing about your code'
mv "$AUTOGRADER_ROOT/gone" "$AUTOGRADER_ROOT/source"
rm -rf "$AUTOGRADER_ROOT"
