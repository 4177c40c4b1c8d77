# An endless loop ends with the coach: no process is left behind.
. "${0%/*}/lib.sh"
mark="$clone/build/running"
rm -f "$mark"
with_project "std::system(\"echo \$PPID > '$mark.new'; mv '$mark.new' '$mark'\"); while (true) {}"
"$clone/qkv" check 1 >"$clone/output.txt" 2>&1 </dev/null &
coach=$!
while [ ! -s "$mark" ] && kill -0 $coach 2>/dev/null; do :; done
[ -s "$mark" ] || fail 'the suite did not start'
suite=$(cat "$mark")
kill -TERM $coach
status=0
wait $coach || status=$?
[ $status = 143 ] || fail "expected exit status 143 (SIGTERM), got $status"
# gone, or a zombie that nobody has waited for yet
! grep -q '^State:[[:space:]]*[RSD]' "/proc/$suite/status" 2>/dev/null || fail "the suite still runs as process $suite"
