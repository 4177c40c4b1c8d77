# A wrong call has exit status 2 and says what would be right.
. "${0%/*}/lib.sh"
as_shipped
run 2 "$clone/qkv" chekc
says 'chekc' 'check'
run 2 "$clone/qkv" check projct
says "there is no lesson or exercise 'projct'; was 'project' meant?" '1.2 project'
run 2 "$clone/qkv" check 1 --jsno
says '--jsno'
run 2 "$clone/qkv" hint
run 2 "$clone/qkv" hint 1
says 'a hint is for one exercise'
run 2 "$clone/qkv" hint 1.2 99
says '1.2 project has'
run 0 "$clone/qkv" hint project
says '1.2 project, hint 1 of'
run 0 "$clone/qkv" help
says '  check ' '  rehearse ' '  interview ' './qkv selftest proves'
run 0 "$clone/qkv" --help
says 'check' 'list' 'hint' './qkv selftest'
run 2 env CXX=no-such-compiler "$clone/qkv"
says "CXX is 'no-such-compiler', but there is no such compiler"
# a manifest that somebody broke says where
cp "$clone/lessons/1_projections/lesson.toml" "$clone/build/lesson.toml"
echo 'title = ' >"$clone/lessons/1_projections/lesson.toml"
run 2 "$clone/qkv" list
says 'lessons/1_projections/lesson.toml:1:'
cp -p "$clone/build/lesson.toml" "$clone/lessons/1_projections/lesson.toml"
# a clone that cannot be written to, for somebody who may not (root may)
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    chmod o+rx "$clone"
    run 2 setpriv --reuid 65534 --regid 65534 --clear-groups sh "$clone/qkv"
    says 'cannot write to' 'make the clone'
fi
# a mistake by its id, the ids of an exercise, and one that there is not
run 0 "$clone/qkv" explain project-transposes-the-weights
says 'These are the products X·Wᵀ, not X·W.' 'To think about first' 'Where it would be right' 'project(x, w)' './qkv docs 1.2'
run 0 "$clone/qkv" explain 1.2
says 'project-transposes-the-weights'
run 2 "$clone/qkv" explain no-such-mistake
says "no known mistake is called 'no-such-mistake'"
