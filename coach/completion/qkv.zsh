# ./qkv in zsh: the words come from the coach. Without a coach that is built there are none.
_qkv() {
    local -a described
    local line tab=$'\t'
    local qkv=${${(Q)words[1]}/#\~/$HOME} # zsh has neither expanded nor unquoted what was typed
    for line in ${(f)"$("$qkv" completion words "${(@)words[2,CURRENT]}" 2>/dev/null)"}; do
        if [[ $line == :files* ]]; then
            _files
            return
        fi
        described+=("${${line%%$tab*}//:/\\:}:${line#*$tab}")
    done
    _describe -V qkv described # in the order of the course
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _qkv qkv
