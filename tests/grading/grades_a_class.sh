# A class is graded: what each handed in comes to, what is kept of it, and how grading goes on where it
# stopped. Called as: SCRIPT.sh ROOT CLONE
. "${0%/*}/../learner/lib.sh"
class="$clone/build/a class"
grades="$clone/build/grades"
rm -rf "$class" "$grades" "$clone/build/parts"

# hand_in PERSON LESSON FILE: into the person's folder, as in a clone
hand_in() {
    mkdir -p "$class/$1/lessons/$2"
    cp "$3" "$class/$1/lessons/$2/${2#*_}.cpp"
}
grade() { # grade STATUS ARGUMENT...
    expected=$1
    shift
    run "$expected" "$clone/qkv" grade "$@"
}
# result PERSON LESSON: "graded passed failed ...", the last line about it
result() {
    grep "\"lesson\":\"$2\",\"person\":\"$1\"" "$grades/results.jsonl" | tail -n 1 |
        grep -o '"status":"[a-z_]*"' | sed 's/.*:"\(.*\)"/\1/' | tr '\n' ' '
}
comes_to() { # comes_to PERSON LESSON STATUSES: of the exercises, and then of the lesson
    [ "$(result "$1" "$2")" = "$3 " ] || fail "$1, $2: expected '$3', got '$(result "$1" "$2")'"
}
lines() { wc -l <"$grades/results.jsonl"; }
# what a result is, whenever it was made
timeless() { sed 's/"seconds":[^,]*,//' "$1" | sort; }

for solution in "$root"/solutions/*.cpp; do
    hand_in anna "$(basename "$solution" .cpp)" "$solution"
done
hand_in ben 1_projections "$root/tests/stubs/1_projections.cpp"
with_project 'return matmul(x, xt::transpose(w));'
hand_in cem 1_projections "$lesson"
with_project 'std::exit(0);'
hand_in dora 1_projections "$lesson"
printf 'int x = ;\n' >"$class/dora/roles.cpp"
as_shipped

# Each gets what was earned, and no more.
grade 0 "$class"/* --into "$grades" --seed 7
says 'anna    ++++++  +++++  ++++++  +++++++  +++++++   31 of 31' \
    'ben     ------  .....  ......  .......  .......    0 of 31' \
    'cem     +xxxxx  .....  ......  .......  .......    1 of 31' \
    'dora    +xxxxx  .....  ......  .......  .......    1 of 31' \
    'lesson 2 does not compile: 2_roles/roles.cpp:1:9: expected expression' \
    'not submitted: 3, 4, 5' 'not submitted: 2, 3, 4, 5' \
    '1.1  head_width                        3 of 4' \
    'These are the products X·Wᵀ, not X·W' './qkv explain project-transposes-the-weights'
comes_to anna 4_scaling 'passed passed passed passed passed passed passed graded'
comes_to dora 1_projections 'passed failed failed failed failed failed graded'
comes_to ben 2_roles 'not_run not_run not_run not_run not_run not_submitted'
grep -q '"failures":\["[^"]*it ended its program with status 0' "$grades/results.jsonl" ||
    fail 'it is not said how the call of dora ended'
[ "$(lines)" = 20 ] || fail "expected 20 results, got $(lines)"

# The same again grades nothing; a new text is graded, and so are other draws.
grade 0 "$class"/* --into "$grades" --seed 7
says 'anna    ++++++  +++++  ++++++  +++++++  +++++++   31 of 31'
[ "$(lines)" = 20 ] || fail 'what was graded is graded again'
hand_in ben 1_projections "$reference"
grade 0 "$class"/* --into "$grades" --seed 7
[ "$(lines)" = 21 ] || fail 'a new text is not graded, or more than that'
comes_to ben 1_projections 'passed passed passed passed passed passed graded'
grade 0 "$class/cem" --into "$grades" --seed 8 --lesson 1
[ "$(lines)" = 22 ] || fail 'other draws are not graded, or more than one lesson'
says './qkv explain project-transposes-the-weights' # a mistake is known with every seed

# Who grades sees the expected values, and keeps no attempt.
run 1 "$clone/qkv" check 1.2 --of "$class/cem" --replay 8
says 'These are the products X·Wᵀ, not X·W.' 'expected'
run 1 "$clone/qkv" check 1.2 --of "$class/cem" --replay 8 --json
says '(inputs drawn with seed 8)'
run 0 "$clone/qkv" check --of "$class/anna" --json
run 2 "$clone/qkv" check 2 --of "$class/cem"
says 'there is no roles.cpp'

# Killed half-way, it goes on there.
timeless "$grades/results.jsonl" >"$clone/build/before.txt"
rm -rf "$grades"
"$clone/qkv" grade "$class"/* --into "$grades" --seed 7 --jobs 1 >/dev/null 2>&1 &
grader=$!
until [ -s "$grades/results.jsonl" ]; do :; done
kill -9 "$grader"
wait "$grader" 2>/dev/null || true
printf '{"lesson":"cut off' >>"$grades/results.jsonl"
kept=$(grep -c '}$' "$grades/results.jsonl")
[ "$kept" -lt 20 ] || fail 'the grader was not killed half-way'
grade 0 "$class"/* --into "$grades" --seed 7
[ "$(grep -c '}$' "$grades/results.jsonl")" = 20 ] || fail "expected 20 results, $kept of them kept"
comes_to anna 5_cross_attention 'passed passed passed passed passed passed passed graded'

# Graded in parts and put together, it is what it would be at once.
grade 0 "$class/anna" "$class/ben" --into "$clone/build/parts/1" --seed 7
grade 0 "$class/cem" "$class/dora" --into "$clone/build/parts/2" --seed 7
grade 0 --merge "$clone"/build/parts/* --into "$clone/build/parts/all"
says 'cem     +xxxxx' '4 people'
timeless "$clone/build/parts/all/results.jsonl" >"$clone/build/merged.txt"
grep '}$' "$grades/results.jsonl" >"$clone/build/whole.jsonl"
timeless "$clone/build/whole.jsonl" | cmp -s - "$clone/build/merged.txt" || fail 'parts are not the whole'
grade 0 "$class/ben" --into "$clone/build/parts/3" --seed 9
grade 2 --merge "$clone"/build/parts/[123] --into "$clone/build/parts/all"
says 'lesson 1_projections of ben is in' 'and not the same'
grade 2 --merge "$class" --into "$clone/build/parts/all"
says 'there are no results in'

# A suite that lost its name runs no test: an error, never a pass, and graded again the next time.
suite="$clone/tests/2_roles/2_1_scores.cpp"
cp "$suite" "$clone/build/suite.cpp"
trap 'cp "$clone/build/suite.cpp" "$suite"' EXIT
sed 's/TEST_SUITE("2.1 scores")/TEST_SUITE("2.1 renamed")/' "$clone/build/suite.cpp" >"$suite"
grade 1 "$class/anna" --lesson 1 --lesson 2 --into "$clone/build/parts/4"
says 'lesson 2 ERROR, nothing has passed: ' '++++++  .....    6 of 11'
grade 2 "$class/anna" --lesson 2 --into "$clone/build/parts/4"
says "nobody can be graded here, since the course's own solution of lesson 2 does not pass"
cp "$clone/build/suite.cpp" "$suite"
grade 0 "$class/anna" --lesson 1 --lesson 2 --into "$clone/build/parts/4"
says '++++++  +++++   11 of 11'

# What cannot be is said, and nothing is graded.
grade 2
says './qkv grade class/*'
grade 2 "$class"
says 'holds no lesson file, but the folders in it do'
grade 2 "$class/nobody"
says 'is no folder'
grade 2 "$class"/* --gradescope "$clone/build/results.json"
says '--gradescope is a file about one person, and there are 4'
grade 2 "$class"/* --into /dev/null/grades
says '/dev/null/grades'
grade 2 "$class/anna" --lesson 9
says "'9'"

# Nothing is left of it.
[ -z "$(ls "$clone/build/grade/work")" ] || fail 'something is left in build/grade/work'
