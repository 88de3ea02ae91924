# fish completion for jinshi: jinshi completion fish | source
function __jinshi_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found (JINSHI_COMPLETE=1 command $words[1] $words[2..-1] 2>/dev/null)
    if test "$found[1]" = ":files"
        __fish_complete_path (commandline -ct)
        return
    end
    # fish shows only what contains the letters typed: a single other answer is put in their place.
    if test (count $found) -eq 1; and not string match -qi -- "*"(commandline -ct)"*" $found[1]
        commandline -rt -- (string escape -- (string split -f1 \t -- $found[1]))
        return
    end
    printf '%s\n' $found
end
complete -c jinshi -f -a '(__jinshi_complete)'
