# bash completion for jinshi: eval "$(jinshi completion bash)"
_jinshi() {
    local line value IFS=$'\n'
    # Bash cuts words at : and #; what it has cut off is put together again, and taken off each answer.
    local current="${COMP_LINE:0:COMP_POINT}" words=() prefix parsed
    COMPREPLY=()
    # Inside an open quote nothing is offered.
    parsed=$(xargs -n1 printf '%s\n' <<<"$current" 2>/dev/null) || return 0
    read -r -d '' -a words <<<"$parsed"
    [[ $current == *[[:space:]] ]] && words+=("")
    prefix="${words[-1]%"${COMP_WORDS[COMP_CWORD]}"}"
    while IFS= read -r line; do
        value="${line%%$'\t'*}"
        if [[ $value == :files ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY+=($(compgen -f -- "${words[-1]}"))
        else
            COMPREPLY+=("$(printf '%q' "${value#"$prefix"}")")
        fi
    done < <(JINSHI_COMPLETE=1 command "${COMP_WORDS[0]}" "${words[@]:1}" 2>/dev/null)
}
complete -F _jinshi jinshi
