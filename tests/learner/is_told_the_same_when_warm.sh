# What the last save had warmed makes the next verdict quick, and no other.
. "${0%/*}/lib.sh"
as_shipped
tried="$clone/build/tried"
rm -rf "$tried"
mkdir -p "$tried"
wrong() { # wrong LESSON SLUG SED: the reference with a mistake
    sed "$3" "$root"/solutions/"$1"_*.cpp >"$tried/$1_$2.cpp"
    ! cmp -s "$root"/solutions/"$1"_*.cpp "$tried/$1_$2.cpp" || fail "the mistake $2 is not in the reference"
}
wrong 1 transposes 's|return matmul(x, w);|return matmul(x, xt::transpose(w));|'
wrong 1 halves 's|return matmul(x, w);|return 0.5 * matmul(x, w);|'
wrong 1 crashes 's|return matmul(x, w);|std::abort();|'
wrong 1 does_not_compile 's|return matmul(x, w);|return matmull(x, w);|'
wrong 2 sums_to_less 's|weights(i, j) /= sum;|weights(i, j) /= sum + 1;|'
wrong 4 divides_by_n 's|squares / (n - 1.0)|squares / n|'
# one whose variables are made before main(): both come to the same, since it is not warmed
wrong 3 begins_early 's|^namespace qkv {|&\nstatic int calls = std::rand() * 0 + 1;|; s|return largest;|return largest * calls++;|'
set --
for file in "$root"/solutions/*.cpp "$root"/tests/alternatives/*_expressions.cpp "$tried"/*.cpp; do
    lesson=${file##*/}
    set -- "$@" "${lesson%%_*}" "$file"
done
run 0 "$QKV_WARM_LOOP" "$clone" 1 "$@"
case $CXX in
*clang*)
    # otherwise nothing was compared with nothing
    [ "$(grep -vc 'not warmed' "$clone/output.txt")" -ge 12 ] || fail 'hardly anything was warmed'
    grep -q '3_begins_early.* not warmed' "$clone/output.txt" || fail 'code before main() was warmed'
    ;;
esac
as_shipped
