# A clone that was moved, with its build folder, goes on in its new place.
. "${0%/*}/lib.sh"
cp "$reference" "$lesson"
moved="$clone moved"
rm -rf "$moved"
mv "$clone" "$moved"
clone=$moved
run 0 "$clone/qkv" check 1
says '6 of 6 exercises passed'
rm -rf "$clone"
