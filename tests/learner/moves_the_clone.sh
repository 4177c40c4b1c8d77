# A clone that was moved, with its build folder, goes on in its new place.
. "${0%/*}/lib.sh"
moved="$clone moved"
rm -rf "$moved"
mv "$clone" "$moved"
clone=$moved
run 0 "$clone/qkv" hint 1.1
says 'building the coach' '1.1 head_width, hint 1'
[ ! -e "$clone/build/loop" ] || fail 'a tree that holds the old paths is still there'
rm -rf "$clone"
