import type { Text } from '../Command'

/** What the emulator says as it starts, or why it does not: the file of its state, its banners. */
const sentences: ReadonlyArray<readonly [RegExp, string]> = [
  [/^stateFile: (.*): it is not JSON; remove it to begin anew$/, '--state：$1 不是 JSON；删除后可重新开始'],
  [
    /^stateFile: (.*): its format is (\S+), this emulator reads (\S+): update it, or remove the file to begin anew$/,
    '--state：$1 的格式为 $2，本仿真器只能读取 $3；请升级，或删除该文件后重新开始',
  ],
  [
    /^stateFile: (.*): it is not of an emulator; name another$/,
    '--state：$1 不是仿真器的状态文件；请指定其他文件',
  ],
  [
    /^stateFile: (.*): its tables cannot be read; remove it to begin anew$/,
    '--state：$1 中的表无法读取；删除后可重新开始',
  ],
  [
    /^LENIENT: this emulator accepts .*$/,
    '宽松模式：签名、时钟、session 有误也会放行；在这里通过的调用，真实网关可能拒绝。',
  ],
  [
    /^EXPOSED: others reach this emulator on (\S+), port (\S+), its control API and secrets with it\.$/,
    '已对外开放：其他机器可经 $1 端口 $2 访问本仿真器，包括其控制接口与密钥。',
  ],
]

/** By the option of the command line, in both languages. */
export const startText = (said: string): Text => {
  const known = sentences.find(([pattern]) => pattern.test(said))
  return {
    en: said.replace(/^stateFile: /, '--state: '),
    zh: known === undefined ? said : said.replace(...known),
  }
}
