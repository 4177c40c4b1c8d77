# In a path with a space, called from elsewhere: ./qkv builds what it needs and says what is next. The
# self-test has built nothing but the coach there, by the launcher as well.
. "${0%/*}/lib.sh"
sh "$root/tests/copy_course.sh" "$root" "$clone"
cd /
run 0 "$clone/qkv"
says "qkv: 0 of $exercises exercises passed" 'Lesson 1: The projections' '· 1.1 head_width     not implemented' \
    'next  lessons/1_projections/projections.cpp:14  1.1 head_width' 'then  ./qkv check 1.1'
# the second call builds nothing
run 0 "$clone/qkv"
does_not_say 'building' 'preparing'
# what was shipped is not implemented, rather than wrong
run 0 "$clone/qkv" list
does_not_say '✗' 'failed'
[ "$(grep -c 'not implemented' "$clone/output.txt")" = "$exercises" ] || fail 'a stub is not reported as one'
# by a link from somewhere else
ln -sf "$clone/qkv" "$clone/build/link"
run 0 "$clone/build/link" list
says '1.6 from_linear' 'not implemented'
[ -s "$clone/compile_commands.json" ] || fail 'there is no compile_commands.json for editors'
! grep -q include-pch "$clone/compile_commands.json" ||
    fail 'compile_commands.json names a precompiled header'
