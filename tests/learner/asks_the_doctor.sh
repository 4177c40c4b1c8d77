# The doctor says what is here, what is missing, and how to get it; it changes nothing.
. "${0%/*}/lib.sh"
as_shipped
before=$(cd "$clone" && find lessons -type f -exec ls -l --time-style=full-iso {} + | cksum)
run 0 "$clone/qkv" doctor
says 'qkv: all that is needed to learn is here.' '✓ compiler' '✓ cmake' '✓ xtensor ' '✓ doctest' '✓ doxygen' \
    'can be written to' 'names every lesson, and what it names is there' 'lesson 1   compile   link' \
    'Standard output is no terminal'
[ "$(grep -c '^ *[0-9][0-9. ]* s$' "$clone/output.txt")" = 3 ] || fail 'there are not three measured checks'
[ "$before" = "$(cd "$clone" && find lessons -type f -exec ls -l --time-style=full-iso {} + | cksum)" ] ||
    fail 'the doctor touched the lessons'
run 0 "$clone/qkv" doctor --json
node -e '
    const health = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const assert = require("node:assert/strict");
    assert.equal(health.can_learn, true);
    assert.equal(health.loop.lesson, "1_projections");
    assert.equal(health.loop.runs.length, 3);
    assert.ok(health.loop.runs.every((run) => run.compile > 0 && run.link > 0 && run.whole > run.compile));
    assert.match(health.tools.find((tool) => tool.name === "ninja").version, /^[0-9]+[.]/);
' "$clone/output.txt" || fail 'that is not what doctor_json.hpp says'

# A system on which a package is missing: dpkg-query does not know ninja-build.
mkdir -p "$clone/build/fake"
cat >"$clone/build/fake/dpkg-query" <<'FAKE'
#!/bin/sh
shift 3
for package; do [ "$package" = ninja-build ] || printf '%s:installed ' "$package"; done
FAKE
printf '#!/bin/sh\necho "apt-get was called: $*"; exit 1\n' >"$clone/build/fake/apt-get"
chmod +x "$clone/build/fake/dpkg-query" "$clone/build/fake/apt-get"
run 1 env PATH="$clone/build/fake:$PATH" "$clone/qkv" doctor
says 'something that is needed to learn is missing' '✗ to learn' 'apt-get install --no-install-recommends ninja-build'
does_not_say 'apt-get was called'
# the same without a coach: the launcher says it alone
mv "$clone/build/coach" "$clone/build/coach.away"
run 1 env PATH="$clone/build/fake:$PATH" "$clone/qkv" doctor
says 'these packages are missing: ninja-build' 'apt-get install --no-install-recommends ninja-build'
[ ! -e "$clone/build/coach" ] || fail 'the doctor began to build'
mv "$clone/build/coach.away" "$clone/build/coach"
rm -r "$clone/build/fake"

# No file compiles: that is the learner's business, and the course is well.
for file in "$clone"/lessons/*/*.cpp; do echo 'not C++' >"$file"; done
run 0 "$clone/qkv" doctor
says "Not measured, since no lesson's file compiles"
as_shipped
