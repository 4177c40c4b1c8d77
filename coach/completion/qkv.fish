# ./qkv in fish: the words come from the coach. Without a coach that is built there are none.
function __qkv_words
    set -l typed (commandline -opc)
    set -l qkv (string replace -r '^~' $HOME -- $typed[1])
    set -e typed[1]
    set -l word (commandline -ct)
    for line in ($qkv completion words $typed "$word" 2>/dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path "$word"
        else
            echo $line
        end
    end
end
complete -c qkv -f -k -a '(__qkv_words)'
