# fish completion for jinshi: jinshi completion fish | source
function __jinshi_typed --description 'the word at the cursor, without its quotes'
    set -l typed (commandline -ct)
    string unescape -- $typed; or string sub -s 2 -- $typed
end

function __jinshi_found --description 'what the program offers for a word'
    set -l words (commandline -opc)
    JINSHI_COMPLETE=1 command $words[1] $words[2..-1] "$argv[1]" 2>/dev/null
end

function __jinshi_complete
    set -l typed (__jinshi_typed)
    if set -q __jinshi_sought
        set typed $__jinshi_sought
        set -e __jinshi_sought
    end
    set -l found (__jinshi_found "$typed")
    if string match -q ':files*' -- $found[1]
        set -l before (string split -f2 \t -- $found[1])
        for file in (__fish_complete_path (string replace -- "$before" '' "$typed"))
            printf '%s%s\n' "$before" $file
        end
        return
    end
    printf '%s\n' $found
end
complete -c jinshi -f -a '(__jinshi_complete)'

# fish shows only what contains the letters typed, so what goes by its pinyin has to take their place: a single
# title at once; of several a menu opens on an empty word (undo brings the letters back).
function __jinshi_tab
    set -l words (commandline -opc)
    if commandline --paging-mode; or test "$words[1]" != jinshi
        commandline -f complete
        return
    end
    set -l typed (__jinshi_typed)
    set -l found (__jinshi_found "$typed")
    set -l values (string split -f1 \t -- $found)
    if test (count $found) -eq 0; or string match -q ':files*' -- $found[1]; or test -z "$typed"
        commandline -f complete
    else if string match -qi -- '*'(string escape --style=script -n -- "$typed")'*' $values
        commandline -f complete
    else if test (count $values) -eq 1
        commandline -rt -- (string escape -- $values[1])' '
    else
        set -g __jinshi_sought $typed
        commandline -rt -- ''
        commandline -f complete
    end
end
# A binding of the user's own is left alone.
for mode in default insert
    if not bind --user -M $mode \t >/dev/null 2>&1
        bind -M $mode \t __jinshi_tab
    end
end
