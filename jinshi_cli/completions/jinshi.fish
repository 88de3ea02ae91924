# fish completion for jinshi: jinshi completion fish | source
function __jinshi_typed --description 'the word at the cursor, without its quotes'
    set -l typed (commandline -ct)
    string unescape -- $typed; or string sub -s 2 -- $typed
end

function __jinshi_words --description 'the words before the cursor, from the program\'s name on'
    # What stands before it (X=1, command, env) is not for the program.
    set -l words (commandline -opc)
    while set -q words[1]; and not string match -qr '(^|/)jinshi$' -- $words[1]
        set -e words[1]
    end
    printf '%s\n' $words
end

function __jinshi_found --description 'what the program offers for a word'
    set -l words (__jinshi_words)
    set -q words[1]; or return
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
        set -l path (string replace -- "$before" '' "$typed")
        # __fish_complete_path takes ~ for a name.
        set -l home ''
        string match -qr '^~(/|$)' -- "$path"; and set home $HOME
        for file in (__fish_complete_path $home(string replace -r '^~(?=/|$)' '' -- "$path"))
            test -n "$home"; and set file '~'(string sub -s (math (string length -- $home) + 1) -- $file)
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
    set -l words (__jinshi_words)
    # After a redirection stands a file's name.
    if commandline --paging-mode; or not set -q words[1]
        or string match -qr '(^|\s)[0-9&]?(<|>[>?|]?)\s*[^\s\'"]*$' -- (commandline -cp)
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
