# git pull brings new stubs and tests, and the learner's work stays.
. "${0%/*}/lib.sh"
upstream="$clone upstream"
rm -rf "$clone/.git" "$clone/.qkv" "$upstream"
as_shipped
cd "$clone"
# no settings of the one who runs this
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git_as() { # git_as NAME COMMAND...
    name=$1
    shift
    git -c user.name="$name" -c user.email="$name@example.com" -c commit.gpgsign=false -c core.hooksPath=/dev/null "$@"
}
git -c init.defaultBranch=main init -q
echo '/*.txt' >>.git/info/exclude # what these scripts write beside the course
# other scripts find the clone as it was
trap 'cd "$clone"; git reset -q --hard shipped; rm -rf .git .qkv "$upstream"' EXIT
git add -A
! git ls-files | grep -q '^\.qkv/\|^build/' || fail 'git would keep what is built or tried'
git_as course commit -qm 'as shipped'
git tag shipped
git clone -q "$clone" "$upstream"
git -C "$clone" remote add origin "$upstream"

# The learner does two exercises and commits.
stub=lessons/1_projections/projections.cpp
sed 's/throw NotImplemented("project", x, w);/return matmul(x, w); \/* mine *\/ /' tests/stubs/1_projections.cpp >"$stub"
run 1 "$clone/qkv" check 1.1 1.2
git_as learner commit -qam 'project'

# Meanwhile the course changes the stub elsewhere, and a test.
change_course() { # change_course SED_EXPRESSION
    for file in "$stub" tests/stubs/1_projections.cpp; do
        sed "$1" "$upstream/$file" >"$upstream/changed" && cat "$upstream/changed" >"$upstream/$file"
    done
    rm -f "$upstream/changed"
}
change_course 's/^\/\/ 1.6  A linear layer.*/\/\/ 1.6  The course has a better sentence./'
sed 's/TEST_SUITE("1.2 project")/\/\/ newer\n&/' "$root/tests/1_projections/1_2_project.cpp" >"$upstream/tests/1_projections/1_2_project.cpp"
git_as course -C "$upstream" commit -qam 'better'
git_as learner pull -q --no-rebase --no-edit origin main || fail 'the pull does not merge'
grep -qF 'return matmul(x, w); /* mine */' "$stub" || fail 'the pull lost what the learner wrote'
grep -qF 'The course has a better sentence.' "$stub" || fail 'the pull did not bring the new stub'
grep -qF '// newer' tests/1_projections/1_2_project.cpp || fail 'the pull did not bring the new test'
run 0 "$clone/qkv" list
says 'changed since its last attempt: ./qkv check 1'
cp "$stub" "$clone/build/merged.cpp"
run 1 "$clone/qkv" check 1.1 1.2

# Then it changes the very line that the learner wrote: a conflict, and still nothing is lost.
change_course 's/throw NotImplemented("project", x, w);/throw NotImplemented("project", w, x);/'
git_as course -C "$upstream" commit -qam 'other'
! git_as learner pull -q --no-rebase --no-edit origin main >"$clone/output.txt" 2>&1 || fail 'there should be a conflict'
grep -q '^<<<<<<<' "$stub" || fail 'there should be marks of a conflict'
run 1 "$clone/qkv" check 1
says 'It does not compile.'
run 0 "$clone/qkv" undo 1
cmp "$stub" "$clone/build/merged.cpp" || fail 'undo does not bring back what was there before the conflict'
run 0 "$clone/qkv" restore 1 2
cmp "$stub" "$clone/build/merged.cpp" || fail 'restore does not bring back what the learner wrote'
git_as learner commit -qam 'mine'
[ -z "$(git status --porcelain)" ] || fail 'something is left to commit'

# What an earlier version has built may stand in the way of the newer coach, which is then built afresh. A
# stand-in for cmake fails in what was built before, and takes the coach that is there for a new one.
stand_in="$clone/build/stand-in"
rm -rf "$stand_in"
mkdir -p "$stand_in"
cp -Rp build/coach "$stand_in/before"
cat >"$stand_in/cmake" <<'END'
#!/bin/sh
here=${0%/*}
case $1 in
--preset) mkdir -p "$here/../coach/coach" ;;
--build) [ ! -e "$2/build.ninja" ] && cp "$here/before/coach/qkv" "$2/coach/qkv" ;;
esac
END
chmod +x "$stand_in/cmake"
touch coach/main.cpp
run 0 env PATH="$stand_in:$PATH" "$clone/qkv" hint 1.1
says 'building the coach, once' '1.1 head_width, hint 1'
rm -rf build/coach
mv "$stand_in/before" build/coach
touch build/coach/coach/qkv # newer than main.cpp
rm -rf "$stand_in"
