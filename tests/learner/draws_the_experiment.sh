# ./qkv experiment: with the stub, with right code, with wrong code, with code that misbehaves there only.
. "${0%/*}/lib.sh"
scaling="$clone/lessons/4_scaling/scaling.cpp"
few='--widths 1,4,16 --samples 60'
as_shipped
# shellcheck disable=SC2086 # the options are meant to split
run 1 "$clone/qkv" experiment $few
says '4.3 variance_experiment is not implemented yet.' '4.6 entropy is not implemented yet.' \
    './qkv check 4.3' './qkv experiment --reference'
does_not_say 'standard error'

solve_everything
csv="$clone/build/experiment.csv"
# shellcheck disable=SC2086
run 0 "$clone/qkv" experiment $few --csv "$csv" --svg "$clone/build/experiment.svg"
says 'with your functions: 60 samples, seed 1' 'variance of a dot product' 's²·√(2/(N−1) + 6/(d_k·N))' \
    'entropy of a softmax over 64 keys' 'largest of its 64 weights'
[ "$(wc -l <"$csv")" -eq 25 ] || fail "the CSV file should have 1 + 3·(2 + 6) lines: $(cat "$csv")"
grep -q '</svg>' "$clone/build/experiment.svg" || fail 'the SVG file is not whole'
# the same numbers again, and other ones with another seed
# shellcheck disable=SC2086
run 0 "$clone/qkv" experiment $few --csv -
cmp -s "$csv" "$clone/output.txt" || fail 'equal seeds should give equal numbers'
# shellcheck disable=SC2086
run 0 "$clone/qkv" experiment $few --csv - --seed 2
! cmp -s "$csv" "$clone/output.txt" || fail 'another seed should give other numbers'
# the reference, in a program of its own, computes the same
# shellcheck disable=SC2086
run 0 "$clone/qkv" experiment $few --reference --csv -
cmp -s "$csv" "$clone/output.txt" || fail 'the reference in the place of the reference should change nothing'
# shellcheck disable=SC2086
run 0 "$clone/qkv" experiment $few --ascii
[ -z "$(LC_ALL=C tr -d '\0-\177' <"$clone/output.txt")" ] || fail 'there is something that is no ASCII'

# with_experiment BODY: the learner's file is the reference, with this before variance_experiment's own code
with_experiment() {
    BODY=$1 awk '/^    std::vector<VarianceTrial> trials;$/ { print "    " ENVIRON["BODY"] } { print }' \
        "$root/solutions/4_scaling.cpp" >"$scaling"
}
# what passes its tests and misbehaves with 60 samples
with_experiment 'if (samples == 60) throw std::runtime_error("not today");'
# shellcheck disable=SC2086
run 1 "$clone/qkv" experiment $few
says '4.3 variance_experiment threw an exception: "not today".' 'entropy of a softmax over 64 keys'
does_not_say './qkv check 4.3'
with_experiment 'if (samples == 60) return {{1, {0, 1}, {0, 1}}};'
# shellcheck disable=SC2086
run 1 "$clone/qkv" experiment $few
says '4.3 variance_experiment returned 1 trial, expected 3, one for each width.'
with_experiment 'while (samples == 60) {}'
# shellcheck disable=SC2086
run 1 env QKV_SUITE_SECONDS=2 "$clone/qkv" experiment $few
says 'the experiment did not end' 'Look for a loop whose condition stays true'
# what fails its tests is drawn with a warning
with_experiment 'if (d_ks.size() == 3) samples = 2;'
# shellcheck disable=SC2086
run 1 "$clone/qkv" experiment $few
says '4.3 variance_experiment fails its tests' 'variance of a dot product'

sed 's/^double entropy(/double entropie(/' "$root/solutions/4_scaling.cpp" >"$scaling"
run 1 "$clone/qkv" experiment
says 'It does not compile.' 'qkv::entropy('
run 2 "$clone/qkv" experiment --samples 1
says '--samples is 1: expected 2'
cp "$root/tests/stubs/4_scaling.cpp" "$scaling"
