# bash completion for jinshi: eval "$(jinshi completion bash)"
_jinshi() {
    local line value IFS=$'\n'
    # Bash cuts words at : and =; what it has cut off is put together again, and taken off each answer.
    local typed="${COMP_LINE:0:COMP_POINT}" cut="${COMP_WORDS[COMP_CWORD]}" words=() quote="" prefix parsed
    local redirection='^([0-9]+|&)?(<|>|<>|>>|>\|)$'
    COMPREPLY=()
    # After a redirection stands a file's name, whatever the command takes.
    if [[ $cut =~ $redirection || ${COMP_WORDS[COMP_CWORD - 1]} =~ $redirection ]]; then
        [[ $cut =~ $redirection ]] && cut=""
        compopt -o filenames 2>/dev/null
        while IFS= read -r value; do
            COMPREPLY+=("$value")
        done < <(compgen -f -- "$cut")
        return
    fi
    for quote in "" \" \'; do
        parsed=$(xargs -n1 printf '%s\n' <<<"$typed$quote" 2>/dev/null) && break
    done || return 0
    read -r -d '' -a words <<<"$parsed"
    [[ -z $quote && $typed == *[[:space:]] && $typed != *\\[[:space:]] || $typed$quote == *[[:space:]]\"\" || $typed$quote == *[[:space:]]\'\' ]] && words+=("")
    [[ $cut == [:=] ]] && cut=""
    prefix="${words[-1]%"${cut#[\"\']}"}"
    while IFS= read -r line; do
        value="${line%%$'\t'*}"
        if [[ $value == :files ]]; then
            compopt -o filenames 2>/dev/null
            line="${line#*$'\t'}"
            while IFS= read -r value; do
                COMPREPLY+=("${line#"$prefix"}$value")
            done < <(compgen -f -- "${words[-1]#"$line"}")
            return
        fi
        value="${value#"$prefix"}"
        case $quote in
            \") value=${value//[\\\"\$\`]/\\&} ;;
            \') value=${value//\'/\'\\\'\'} ;;
            *) value=$(printf '%q' "$value") ;;
        esac
        COMPREPLY+=("$value")
    done < <(JINSHI_COMPLETE=1 command "${COMP_WORDS[0]}" "${words[@]:1}" 2>/dev/null)
}
complete -F _jinshi jinshi
