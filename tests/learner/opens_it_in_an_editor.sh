# An editor that opens the folder finds no fault with the stubs, and reads the reports.
. "${0%/*}/lib.sh"
as_shipped

# The recorded command of each learner's file, without its output and its precompiled header.
no_fault_in_the_stubs() {
    [ -s "$clone/compile_commands.json" ] || fail 'there is no compile_commands.json for editors'
    node -e '
        for (const {directory, command, file} of JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))) {
            console.log([directory, file, command.replace(/ -o (\S+|".*?") /, " ")].join("\t"));
        }' "$clone/compile_commands.json" >"$clone/commands.txt"
    ! grep -q include-pch "$clone/compile_commands.json" ||
        fail 'compile_commands.json names a precompiled header, which only this compiler reads'
    for stub in "$root"/tests/stubs/*.cpp; do
        lesson_id=$(basename "$stub" .cpp)
        file="$clone/lessons/$lesson_id/${lesson_id#*_}.cpp"
        # the first is the one that clangd takes
        line=$(grep -F "$(printf '\t%s\t' "$file")" "$clone/commands.txt" | head -n 1)
        [ -n "$line" ] || fail "compile_commands.json does not name $file"
        tab=$(printf '\t')
        cd "${line%%"$tab"*}"
        run 0 sh -c "${line##*"$tab"} -fsyntax-only"
        does_not_say 'error' 'warning'
    done
    cd "$clone"
}
rm -f "$clone/compile_commands.json" # another script may have left a link to the plain path's
run 1 "$clone/qkv" check
no_fault_in_the_stubs
# spoilt when the tree is made anew, it comes back
cp "$clone/compile_commands.json" "$clone/commands.json"
echo '[]' >"$clone/compile_commands.json"
rm "$clone/build/loop/.configured_from"
run 1 "$clone/qkv" check 1
cmp "$clone/compile_commands.json" "$clone/commands.json" || fail 'compile_commands.json did not come back as it was'

# problems LINE...: this is what the editor marks after that check, and nothing else
problems() {
    printf '%s\n' "$@" >"$clone/expected.txt"
    node "$root/tests/learner/problems.js" "$clone" "$clone/output.txt" >"$clone/marked.txt"
    diff "$clone/expected.txt" "$clone/marked.txt" || fail 'an editor marks something else (>) than expected (<)'
}
run 1 "$clone/qkv" check 1_projections
problems 'info lessons/1_projections/projections.cpp:14: 1.1 head_width'
with_project 'return matmul(x, xt::transpose(w));'
run 1 "$clone/qkv" check 1_projections
problems 'error lessons/1_projections/projections.cpp:32: a row of X times W is a sum over the features'
with_project 'return matmull(x, w);'
run 1 "$clone/qkv" check 1_projections
# a report breaks long lines, and an editor marks the place with the first
problems 'error lessons/1_projections/projections.cpp:34: use of undeclared identifier'
