# A bug hunt: composed from a seed, found by lines, asked about, mended. lessons/ stays as it is.
. "${0%/*}/lib.sh"
as_shipped
rm -rf "$clone/build/hunt" "$clone/.qkv/hunt.json"
before=$(cksum <"$lesson")
hunted="$clone/build/hunt/1_projections/projections.cpp"

run 2 "$clone/qkv" hunt --check
says 'no hunt is under way; ./qkv hunt begins one'
run 2 "$clone/qkv" hunt 1.2
says 'a hunt goes through a whole lesson'
run 2 "$clone/qkv" hunt --level grim
run 2 "$clone/qkv" hunt 1 --check

# what somebody wrote there is kept
mkdir -p "${hunted%/*}"
echo '// mine' >"$hunted"
run 0 "$clone/qkv" hunt 1 --level easy --seed 5
says 'A bug hunt: 2 mistakes in this file, 15 min.' 'build/hunt/1_projections/projections.cpp' \
    './qkv hunt goes on'
grep -q mine "${hunted%/*}/kept/1.cpp" || fail 'what lay there is gone'
cp "$hunted" "$clone/build/first.cpp"
run 2 "$clone/qkv" hunt 2
says 'a hunt is under way'

# where they are, and what is right, only this test looks up
field() { node -e 'const hunt = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); process.stdout.write(String(eval(process.argv[2])))' "$clone/.qkv/hunt.json" "$1"; }
line=$(field 'hunt.planted[0].lines[0]')
letter() { field "'abcd'[hunt.planted[0].questions[$1].right]"; }

# the lines end in the middle: the next call goes on
printf '%s\n%s\n' "$line" "$(letter 0)" >"$clone/build/answers.txt"
run 0 sh -c '"$1" hunt <"$2"' sh "$clone/qkv" "$clone/build/answers.txt"
says 'Yes, 1 of 2' 'What will this show?' 'Right.' 'Which of these inputs shows it?' './qkv hunt goes on'
printf '1\n%s\nz\n%s\n\n' "$(letter 1)" "$(letter 2)" >"$clone/build/answers.txt"
sed -i.before '1d' "$clone/build/answers.txt"
run 0 sh -c '"$1" hunt <"$2"' sh "$clone/qkv" "$clone/build/answers.txt"
says "'z' is no choice" 'What mends it?' 'then   ./qkv hunt --check'

run 1 "$clone/qkv" hunt --check
says '2 of 2 still there:' 'should hold: ' 'so far'
printf 'no C++\n' >>"$hunted"
run 1 "$clone/qkv" hunt --check
says 'It does not compile.' 'build/hunt/1_projections/projections.cpp:'
# code that crashes, ends or never ends leaves the hunt as it was
for ending in 'std::abort()' 'std::_Exit(0)' '[] { for (volatile bool on = true; on;) {} }()'; do
    { echo '#include <cstdlib>'; field hunt.mended; echo "const bool ends = ($ending, true);"; } >"$hunted"
    run 1 env QKV_SUITE_SECONDS=1 "$clone/qkv" hunt --check
    does_not_say 'All is mended'
    cat "$clone/output.txt" >>"$clone/build/endings.txt"
done
mv "$clone/build/endings.txt" "$clone/output.txt"
says 'SIGABRT' '1 s'
field hunt.mended >"$hunted"
run 0 "$clone/qkv" hunt --check
says 'All is mended, after' '1 of 2 found by their lines' '3 of 3 questions answered right' \
    'not by its line, but mended' './qkv explain ' 'again  ./qkv hunt 1 --level easy --seed 5' \
    'kept   build/hunt/1_projections/kept/2.cpp'
[ ! -e "$hunted" ] || fail 'the hunt is not over'

# the seed replays it, and --give-up shows it
run 0 "$clone/qkv" hunt 1 --level easy --seed 5
cmp "$hunted" "$clone/build/first.cpp" || fail 'the seed gives another hunt'
run 0 "$clone/qkv" hunt --give-up
says 'The hunt is over, after' '0 of 2 found by their lines' 'found  no'
run 0 "$clone/qkv" hunt 1 --level easy --seed 6
run 0 "$clone/qkv" hunt --stop
says 'Stopped the hunt after'
# what was drawn, the lesson too, is the same where it is named
run 0 "$clone/qkv" hunt --level easy --seed 3
drawn=$(field hunt.lesson)
cp "$clone/build/hunt/$drawn/${drawn#*_}.cpp" "$clone/build/drawn.cpp"
run 0 "$clone/qkv" hunt --stop
run 0 "$clone/qkv" hunt "$drawn" --level easy --seed 3
cmp "$clone/build/hunt/$drawn/${drawn#*_}.cpp" "$clone/build/drawn.cpp" || fail 'named, the lesson has another hunt'
run 0 "$clone/qkv" hunt --stop
[ "$before" = "$(cksum <"$lesson")" ] || fail 'lessons/ was changed'
