# ./qkv in bash: the words come from the coach. Without a coach that is built there are none.
_qkv() {
    local word _ # bash has neither expanded nor unquoted what was typed
    local qkv=${COMP_WORDS[0]/#\~/$HOME}
    COMPREPLY=()
    while IFS=$'\t' read -r word _; do
        if [[ $word == :files ]]; then
            compopt -o filenames 2>/dev/null # bash 3 has no compopt
            while IFS= read -r word; do COMPREPLY+=("$word"); done \
                < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]#=}")
        else
            COMPREPLY+=("$word")
        fi
    done < <("${qkv//\\/}" completion words "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _qkv qkv
