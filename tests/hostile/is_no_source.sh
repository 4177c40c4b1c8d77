# What is no source text, or no file at all, in the place of the learner's file.
. "${0%/*}/lib.sh"
remedy='The file as it was shipped is tests/stubs/1_projections.cpp: copy it there.'
flat() { tr -s '\n ' ' ' <"$clone/output.txt" >"$clone/build/flat.txt" && mv "$clone/build/flat.txt" "$clone/output.txt"; }

# does_not_compile TEXT: the file as it is now, with this explanation
does_not_compile() {
    comes_to "does_not_compile $none"
    explains 'It does not compile.'
    flat # a sentence may be broken anywhere
    says "$1"
}

: >"$lesson"
does_not_compile 'is declared in the contract, but not defined'
{ cat "$reference"; printf 'a\000b\n'; } >"$lesson"
does_not_compile 'there is a zero byte'
head -c 90000 /dev/zero >"$lesson"
does_not_compile "$remedy"
tr -d '\000' <"$clone/build/coach/coach/qkv" | head -c 90000 >"$lesson"
does_not_compile 'lessons/1_projections/projections.cpp'
{ cat "$reference"; yes 'int' | head -c 90000; } >"$lesson"
does_not_compile 'lessons/1_projections/projections.cpp'
{ cat "$reference"; yes '{' | head -c 90000; } >"$lesson"
does_not_compile 'lessons/1_projections/projections.cpp'
{ cat "$reference"; printf '// '; yes x | head -c 90000 | tr -d '\n'; } >"$lesson"
does_not_compile 'Break it up'

# 10 MB of each
{ cat "$reference"; yes '// a comment' | head -c 10000000; } >"$lesson"
does_not_compile 'nothing above 100 kB is compiled'
{ cat "$reference"; yes 'x' | tr -d '\n' | head -c 10000000; } >"$lesson"
does_not_compile 'nothing above 100 kB is compiled'
cat "$clone/build/coach/coach/qkv" "$clone/build/coach/coach/qkv" "$clone/build/coach/coach/qkv" >"$lesson"
does_not_compile "Was something else saved under its name? $remedy"

# what the compiler itself cannot take, with nothing of it left
{ cat "$reference"; echo 'char big[std::size_t{1} << 36] = {1};'; } >"$lesson"
does_not_compile 'the compiler gave up on this file'

# no file
not_a_file() {
    check 2 1
    says "$lesson $1"
}
rm "$lesson"
not_a_file "is missing. $remedy"
mkdir "$lesson"
not_a_file "is not a file. Take it away. $remedy"
rmdir "$lesson"
mkfifo "$lesson"
not_a_file "is not a file. Take it away. $remedy"
rm "$lesson"
ln -s "${lesson##*/}" "$lesson"
not_a_file 'cannot be read: Too many levels of symbolic links.'
rm "$lesson"
cp "$reference" "$lesson"
chmod 000 "$lesson"
[ -r "$lesson" ] || not_a_file 'may not be read. Try: chmod u+r' # root may
chmod 644 "$lesson"
as_shipped
