# What was tried is kept, shown without a build, and comes back; nothing is lost on the way.
. "${0%/*}/lib.sh"
rm -rf "$clone/.qkv"
trap 'rm -rf "$clone/.qkv"' EXIT
as_shipped
run 0 "$clone/qkv" list
[ ! -e "$clone/.qkv" ] || fail 'a list began a history'
with_project 'return matmul(x, xt::transpose(w));'
cp "$lesson" "$clone/build/wrong.cpp"
run 1 "$clone/qkv" check 1
run 1 "$clone/qkv" check 1 # the same once more counts once
run 0 "$clone/qkv" list
says '✗ 1.2 project        failed           1 try' 'last mistake: project-transposes-the-weights' \
    '· 2.1 scores       not implemented'
does_not_say 'changed since'
run 0 "$clone/qkv" mistakes
says 'made once in code' 'not fixed yet' './qkv docs project-transposes-the-weights'

cp "$reference" "$lesson"
run 0 "$clone/qkv" list --failed
says 'changed since its last attempt: ./qkv check 1'
# with another seed it is no attempt
run 0 "$clone/qkv" check 1 --replay 7
run 0 "$clone/qkv" list --failed
says 'changed since its last attempt'
run 0 "$clone/qkv" check 1
run 0 "$clone/qkv" list --passed
says '✓ 1.2 project        passed           2 tries'
run 0 "$clone/qkv" mistakes
says 'fixed since'
run 0 "$clone/qkv" list --check
says '✓ 1.2 project        passed' '· 2.1 scores       not implemented'
does_not_say 'tries'

run 0 "$clone/qkv" hint 1.2
run 0 "$clone/qkv" history 1.2
says '2 tries; first passed' 'hint taken: 1' 'project-transposes-the-weights'
"$clone/qkv" history 1 --show 1 | cmp - "$clone/build/wrong.cpp" || fail 'the history shows another text'

echo '// never checked' >>"$lesson"
cp "$lesson" "$clone/build/unchecked.cpp"
run 0 "$clone/qkv" reset 1
cmp "$lesson" "$root/tests/stubs/1_projections.cpp" || fail 'reset is not the stub'
says 'What was there is kept: ./qkv restore 1 3'
run 0 "$clone/qkv" restore 1 3
cmp "$lesson" "$clone/build/unchecked.cpp" || fail 'the text that was never checked is lost'
run 0 "$clone/qkv" restore 1 2
run 0 "$clone/qkv" reset 1.2
says 'as it was shipped in 1.2 project'
run 1 "$clone/qkv" check 1.1 1.2
says '✓ 1.1 head_width  passed' '· 1.2 project     not implemented'
run 0 "$clone/qkv" restore 1 2
run 0 "$clone/qkv" check 1
run 0 "$clone/qkv" restore 1 1
cmp "$lesson" "$clone/build/wrong.cpp" || fail 'restore brings another text'
run 0 "$clone/qkv" undo 1
cmp "$lesson" "$reference" || fail 'undo does not undo a restore'

# what the book's reader predicted counts like what was made in code
run 0 "$clone/qkv" import qkv1-2jvwfaey44k phuwtmr9vbw
says '4 predictions kept, 1 of them right' './qkv explain head-width-is-d-model'
echo QKV1-2jvwfaey44kphuwtmr9vbw >"$clone/build/code"
run 0 sh -c '"$1/qkv" import - <"$1/build/code"' sh "$clone"
says 'No prediction is new'
run 0 "$clone/qkv" mistakes
says '1.1 head-width-is-d-model' 'expected once in the book'
run 2 "$clone/qkv" import qkv1-2jvwfaey44kphuwtmr9vb
says 'the code is cut off'

# the log of reviews goes out and in, once
names='question,at,day,occasion,grade,seconds,answer,points'
review='why-scale,2025-03-01T12:00:00.000Z,2025-03-01,rehearsal,hard,42.5,"Two
lines","[[""The variance."",true]]"'
printf "$names\n$review\n" >"$clone/build/log.csv"
printf "$names\n$review\nwhy-scale,yesterday,2025-03-01,rehearsal,hard,42.5,,[]\n" >"$clone/build/wrong.csv"
run 2 "$clone/qkv" progress --import-log "$clone/build/wrong.csv"
says "$clone/build/wrong.csv:4: 'at' should be a time in UTC such as 2025-03-01T12:00:00.000Z, but is 'yesterday'"
run 0 "$clone/qkv" progress --import-log "$clone/build/log.csv"
says '1 review, 1 of them new'
run 0 sh -c '"$1/qkv" progress --import-log - <"$1/build/log.csv"' sh "$clone"
says '1 review, 0 of them new'
run 0 "$clone/qkv" progress --export-log "$clone/build/wrong.csv"
cmp "$clone/build/log.csv" "$clone/build/wrong.csv" || fail 'the log comes back changed'
"$clone/qkv" progress --export-log - | cmp - "$clone/build/log.csv" || fail 'a pipe gets another log'
run 0 "$clone/qkv" progress --anki "$clone/build/wrong.csv"
questions=$(cat "$clone"/docs/interview/*.toml | grep -c '^\[\[question\]\]')
says "$questions cards"
[ "$(grep -c '^qkv-' "$clone/build/wrong.csv")" = "$questions" ] || fail "there are not $questions cards"
grep -q 'qkv::my-mistake$' "$clone/build/wrong.csv" || fail 'no card is about a mistake that was made'
run 2 "$clone/qkv" progress --anki "$clone/qkv/cards"
says "cannot write $clone/qkv/cards"
run 2 "$clone/qkv" progress --anki - --html -
says '--html - and --anki - ask for standard output'

# how far it is, as a screen and as a page
run 0 "$clone/qkv" progress
says 'Progress on' "1 of $questions answered" './qkv rehearse'
run 0 "$clone/qkv" progress --html
says 'file:///' '/build/progress.html'
grep -q '<h2>Reviews due</h2>' "$clone/build/progress.html" || fail 'the page says nothing of reviews'
run 0 "$clone/qkv" progress --html "$clone/build/page.html"
cmp "$clone/build/progress.html" "$clone/build/page.html" || fail 'the page is another one elsewhere'
"$clone/qkv" progress --html - | cmp - "$clone/build/page.html" || fail 'a pipe gets another page'

# wrong calls, which touch nothing
run 2 "$clone/qkv" undo 1.2
says 'undo is for the file of a whole lesson: ./qkv undo 1'
run 2 "$clone/qkv" restore 1 99
says 'lesson 1 has no attempt 99: they go from 1 to'
run 2 "$clone/qkv" history 1 --show 99
says 'lesson 1 has no attempt 99'
run 2 "$clone/qkv" undo 2
says 'nothing is before this text of lesson 2'
run 2 "$clone/qkv" list --passed --open
says '--open'
cmp "$lesson" "$reference" || fail 'a wrong call touched the lesson'

# Where an attempt cannot be kept, the verdict is shown all the same.
rm -rf "$clone/.qkv"
: >"$clone/.qkv"
run 0 "$clone/qkv" check 1
says '6 of 6 exercises passed' 'qkv: this attempt was not kept: '
run 2 "$clone/qkv" reset 1
cmp "$lesson" "$reference" || fail 'reset replaced what could not be kept'
rm "$clone/.qkv"
# A damaged history is put aside.
mkdir "$clone/.qkv"
echo 'no database, but a text that is longer than nothing' >"$clone/.qkv/progress.db"
run 0 "$clone/qkv" check 1
says '6 of 6 exercises passed' 'was damaged' "It is kept as $clone/.qkv/progress.damaged-1.db"
run 0 "$clone/qkv" history 1
says '6 of 6 exercises passed  <- the file now'
# Nobody's permission, for somebody who needs it (root does not).
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    coach="$clone/build/coach/coach/qkv"
    chmod o+rx "$clone"
    run 0 setpriv --reuid 65534 --regid 65534 --clear-groups env QKV_ROOT="$clone" "$coach" history 1
    says '6 of 6 exercises passed'
    run 2 setpriv --reuid 65534 --regid 65534 --clear-groups env QKV_ROOT="$clone" "$coach" reset 1
    says 'chmod -R u+rwX .qkv'
    cmp "$lesson" "$reference" || fail 'reset replaced what could not be kept'
fi
