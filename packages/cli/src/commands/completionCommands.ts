import type { Command } from '../Command'

export const completionCommand: Command = {
  usage: 'completion <shell>',
  text: { en: 'the completion of bash, zsh or fish, as a script', zh: '输出 bash、zsh 或 fish 的补全脚本' },
  flags: () => [],
  example: 'paifang completion bash > ~/.local/share/bash-completion/completions/paifang',
  load: () => (require('../complete/completion') as typeof import('../complete/completion')).completion,
}

/** For shells. */
export const completeCommand: Command = {
  usage: 'complete [words...]',
  text: { en: 'what may stand in place of the last word', zh: '列出最后一个词的候选' },
  flags: () => [],
  example: 'paifang complete -- call taobao.',
  load: () => (require('../complete/complete') as typeof import('../complete/complete')).complete,
  hidden: true,
}
