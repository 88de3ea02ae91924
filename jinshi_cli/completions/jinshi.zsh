#compdef jinshi
# zsh completion for jinshi: eval "$(jinshi completion zsh)"
_jinshi() {
    local line typed="${(Q)PREFIX}"
    local -i replaced=0
    local -a values descriptions
    while IFS= read -r line; do
        if [[ $line == :files* ]]; then
            line="${line#*$'\t'}"
            compset -P "${(b)line}"
            _files
            return
        fi
        values+=("${line%%$'\t'*}")
        [[ $values[-1] == "$typed"* ]] || replaced=1
        descriptions+=("${line%%$'\t'*}  ${line#*$'\t'}")
    done < <(JINSHI_COMPLETE=1 command "$words[1]" "${(@Q)words[2,CURRENT-1]}" "$typed" 2>/dev/null)
    # -U: pinyin and initials complete what does not begin with them; where one of several is such, a
    # menu is shown, or zsh would put what they have in common, nothing, in the place of the word.
    (( replaced )) && compstate[insert]=menu
    # -V: the best first, as the program answers.
    (( ${#values} )) && compadd -U -V jinshi -l -d descriptions -a values
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _jinshi jinshi
