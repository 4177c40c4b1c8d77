#!/bin/sh
# The workflows in .github/ have the form that the few features of YAML they use ask for, and keep to
# what is safe: every action by its commit, and no rights but those that are written down.
# Usage: workflows.sh ROOT
set -eu
cd "$1"
complain() {
    printf 'FAILED: %s\n' "$*"
    exit 1
}
for workflow in .github/workflows/*.yml; do
    # Mappings, lists and plain values, one a line, an even margin, never more than one step deeper
    # than the line above; no tabs, no white space at the end.
    awk -v file="$workflow" '
        function refuse(why) { printf "%s:%d: %s: %s\n", file, NR, why, $0; bad = 1 }
        /^[ ]*(#.*)?$/ { if ($0 ~ /^ +$/) refuse("white space alone"); next }
        /\t/ { refuse("a tab") }
        / $/ { refuse("white space at the end") }
        {
            match($0, /^ */)
            margin = RLENGTH
            text = substr($0, margin + 1)
            if (margin % 2) refuse("an odd margin")
            # below a key without a value, or beside the first key of an item of a list
            if (margin > last && !opens && !(item && margin == last + 2)) refuse("deeper than what it belongs to")
            if (margin > last + 2 + 2 * item) refuse("too deep")
            if (opens && margin < last + (text ~ /^- / ? 0 : 2) && !may_be_empty) refuse("the key above has no value")
            if (text !~ /^(- )?[A-Za-z_-]+:( [^ ].*)?$/ && text !~ /^- [^ ].*$/) refuse("neither a key nor an item")
            opens = text ~ /:$/
            item = text ~ /^- /
            may_be_empty = text ~ /^(push|pull_request|workflow_dispatch):$/
            last = margin
        }
        END { exit bad }' "$workflow" || complain "$workflow is not sound"
    grep -q '^permissions:$' "$workflow" || complain "$workflow takes whatever rights there are by default"
    ! grep -nE '^ *(- )?uses:' "$workflow" | grep -vE 'uses: [a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$' ||
        complain "$workflow uses an action that is not pinned to a commit"
    for script in $(sed -n 's/^ *- run: \([^ ]*\).*/\1/p' "$workflow"); do
        [ -x "$script" ] || complain "$workflow runs $script, which is not there"
    done
done
grep -q -- '- run: \.ci/run$' .github/workflows/selftest.yml || complain 'selftest.yml does not run .ci/run'
# what is published is the folder that the coach names
grep -q 'path: build/docs/docs/book$' .github/workflows/pages.yml || complain 'pages.yml publishes another folder'
