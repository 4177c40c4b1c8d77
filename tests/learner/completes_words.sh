# Words are completed in the shells that are here; nothing is built for that, and nothing is said.
. "${0%/*}/lib.sh"
cd "$clone"

# in_bash WORD...: what bash offers for the last word
in_bash() {
    bash --norc -c '
        eval "$("$0" completion bash)"
        COMP_WORDS=("$0" "$@") COMP_CWORD=$#
        complete -p qkv | grep -q -- "-F _qkv" || exit 1
        _qkv && printf "%s\n" "${COMPREPLY[@]}"' ./qkv "$@" 2>&1
}
# offers EXPECTED GOT: the lines, in any order
offers() {
    [ "$(printf '%s\n' "$1" | tr ' ' '\n' | sort)" = "$(printf '%s\n' "$2" | sort)" ] ||
        fail "expected the words '$1', got: $2"
}
offers 'check completion' "$(in_bash c | grep -x 'check\|completion')"
offers '--json --junit' "$(in_bash check --j)"
offers '1.1 1.2 1.3 1.4 1.5 1.6' "$(in_bash check 1.)"
offers 'project project_qkv project_fused' "$(in_bash check proj)"
offers 'project-transposes-the-weights' "$(in_bash explain project-transposes-the-w)"
offers '1 2 3' "$(in_bash hint 1.2 '')"
offers 'bash zsh fish' "$(in_bash completion '')"
offers 'README.md' "$(in_bash check --junit READ)"
offers '' "$(in_bash no-such-command '')"
# every command that the help knows is offered
for command in $("$clone/qkv" --help | sed -n '/^Subcommands:/,$s/^  \([a-z]*\) .*/\1/p') selftest; do
    in_bash '' | grep -qx "$command" || fail "bash is not offered the command '$command'"
done

if command -v zsh >/dev/null; then
    # zsh completes at a terminal alone; its own functions are put aside, and what is offered is printed
    got=$(zsh -f -c '
        compdef() { }
        _describe() { print -l -- "${(@P)${@[-1]}}"; }
        eval "$(./qkv completion zsh)"
        words=(./qkv check 1.) CURRENT=3
        _qkv | sed "s/:.*//"' 2>&1)
    offers '1.1 1.2 1.3 1.4 1.5 1.6' "$got"
fi
if command -v fish >/dev/null; then
    got=$(HOME="$clone/build" fish --no-config -c './qkv completion fish | source
        complete -C "./qkv check 1." | string split -f1 \t' 2>&1)
    offers '1.1 1.2 1.3 1.4 1.5 1.6' "$got"
fi

# Without a coach: no words, no word about it, nothing built.
mv "$clone/build/coach" "$clone/build/coach.away"
run 0 "$clone/qkv" completion words check ''
[ ! -s "$clone/output.txt" ] || fail 'completion says something without a coach'
run 0 "$clone/qkv" completion bash
says 'complete -F _qkv qkv'
offers '' "$(in_bash check '')"
[ ! -e "$clone/build/coach" ] || fail 'completion began to build'
mv "$clone/build/coach.away" "$clone/build/coach"

run 2 "$clone/qkv" completion tcsh
says 'tcsh' 'bash'
