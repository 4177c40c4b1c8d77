# A clone that was moved, with its build folder, goes on in its new place: what was built in the old one
# goes, and the coach is built anew. To build it in earnest is how a clean clone starts; here a stand-in
# for cmake says that it was asked to, with nothing left of the old place, and puts the coach back. In a
# place where nothing could be built, the launcher says so.
. "${0%/*}/lib.sh"
moved="$clone moved"
rm -rf "$moved"
sh "$root/tests/copy_course.sh" "$root" "$moved"
stand_in="$moved/build/stand-in"
mkdir -p "$stand_in" "$moved/build/coach/coach" "$moved/build/loop"
# as the clone has them
cp -p "$clone/build/.packages" "$clone/build/.built_for" "$moved/build"
cp -p "$clone/build/coach/coach/qkv" "$moved/build/coach/coach"
cat >"$stand_in/cmake" <<EOF
#!/bin/sh
cd "$moved/build"
case \$* in
'--preset coach --fresh')
    [ ! -e coach ] && [ ! -e loop ] || { echo 'a tree that holds the old paths is still there'; exit 1; }
    mkdir -p coach/coach
    ;;
'--build $moved/build/coach') cp "$clone/build/coach/coach/qkv" coach/coach ;;
*) echo "cmake was called as: \$*"; exit 1 ;;
esac
EOF
chmod +x "$stand_in/cmake"
clone=$moved
run 0 env PATH="$stand_in:$PATH" "$moved/qkv" hint 1.1
says 'building the coach' '1.1 head_width, hint 1'
[ -x "$moved/build/coach/coach/qkv" ] || fail 'the coach was not built anew'
for name in "it's" 'a & b' 'a"b' 'what?' 'back\slash' 'back`tick' 'a*b'; do
    mkdir "$moved/build/$name"
    cp "$root/qkv" "$moved/build/$name"
    run 2 "$moved/build/$name/qkv"
    says "$name" 'Move it to a folder without such a character'
done
rm -rf "$moved"
