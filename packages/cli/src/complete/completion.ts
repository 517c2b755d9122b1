import type { Run } from '../Command'
import { UsageError } from '../UsageError'

/** Words are read as they are: no shell expands what a package calls its methods. */
const scripts: Readonly<Record<string, string>> = {
  bash: `# paifang completion bash > ~/.local/share/bash-completion/completions/paifang
_paifang() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do COMPREPLY+=("$word"); done < <(
    paifang complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null
  )
  case "\${COMPREPLY[0]-}" in *=) compopt -o nospace 2>/dev/null ;; esac
  return 0
}
complete -o default -F _paifang paifang`,
  zsh: `#compdef paifang
# paifang completion zsh > "\${fpath[1]}/_paifang"
_paifang() {
  local word text
  local -a found
  while IFS=$'\\t' read -r word text; do
    found+=("\${word//:/\\\\:}\${text:+:$text}")
  done < <(paifang complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} == 0 )); then _files
  elif [[ "\${found[1]}" == *= ]]; then _describe paifang found -S ''
  else _describe paifang found
  fi
}
if [[ "\${funcstack[1]-}" == _paifang ]]; then _paifang "$@"; elif (( $+functions[compdef] )); then compdef _paifang paifang; fi`,
  fish: `# paifang completion fish > ~/.config/fish/completions/paifang.fish
function __paifang_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    paifang complete -- $words[2..-1] "$current" 2>/dev/null
end
complete -c paifang -a '(__paifang_complete)'`,
}

/** `paifang completion bash|zsh|fish`: the script that makes a shell ask `paifang complete`. */
export const completion: Run = ([shell = ''], _flags, context) => {
  const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined
  if (script === undefined) {
    const names = Object.keys(scripts)
    throw new UsageError({
      en: `there is a completion for ${names.join(', ')}, not for "${shell}"`,
      zh: `支持的 shell：${names.join('、')}，不支持 "${shell}"`,
    })
  }
  context.print(script)
  return Promise.resolve(0)
}
