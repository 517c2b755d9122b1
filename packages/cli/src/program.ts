import stringWidth = require('string-width')
import { Command as Program, Help } from 'commander'
import type { Command } from './Command'
import { version } from './version'
import { commands } from './commands/commands'
import type { Context, ExitCode } from './Context'
import { wrap } from './output/wrap'

const everywhere = (command: Program, { lang }: Context): Program =>
  command
    .option('--json', lang === 'zh' ? '以 JSON 输出' : 'print one JSON document')
    .option(
      '--profile <name>',
      lang === 'zh'
        ? '命名配置，默认取自 PAIFANG_PROFILE_NAME'
        : 'a named profile; default PAIFANG_PROFILE_NAME',
    )
    .option('--lang <en|zh>', lang === 'zh' ? '语言：en 或 zh，默认取自 LANG' : 'en or zh; default from LANG')

const add = (
  program: Program,
  command: Command,
  context: Context,
  end: (code: ExitCode) => void,
): Program => {
  const { usage, text, flags, example, load, hidden = false } = command
  const added = program.command(usage, { hidden }).description(text[context.lang])
  for (const { flag, text: words } of flags(context.gateways)) added.option(flag, words[context.lang])
  return everywhere(added, context)
    .addHelpText('after', `\n${context.lang === 'zh' ? '例：' : 'Example:'}\n  ${example}`)
    .action(async (...given: ReadonlyArray<unknown>) => {
      const args = given.slice(0, -2).flatMap((arg) => (Array.isArray(arg) ? arg : [arg]) as string[])
      // commander gives options that stand at the root as well to the root.
      end(await load()(args, (given[given.length - 1] as Program).optsWithGlobals(), context))
    })
}

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Arguments:': '参数：',
}

const places = (text: string): string => text.replace('[options]', '[选项]').replace('[command]', '[命令]')

/** Help as a Chinese reader has it: characters are two wide, and lines end between them. */
const chineseHelp: Partial<Help> = {
  styleTitle: (title) => titles[title] ?? title,
  subcommandTerm: (command) => places(Help.prototype.subcommandTerm.call(new Help(), command)),
  commandUsage: (command) => places(Help.prototype.commandUsage.call(new Help(), command)),
  displayWidth: (text) => stringWidth(text),
  boxWrap: wrap,
}

/** Errors of commander's, in Chinese; one that is not known stays as it is. */
const inChinese = (text: string): string => {
  const [said = '', hint] = text.replace(/^error: /, '').split('\n')
  const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(hint ?? '')?.[1]
  const sentences: ReadonlyArray<readonly [RegExp, string]> = [
    [/^unknown command '(.*)'$/, '未知命令 "$1"。'],
    [/^unknown option '(.*)'$/, '未知选项 "$1"。'],
    [/^missing required argument '(.*)'$/, '缺少参数 <$1>。'],
    [/^option '(.*)' argument missing$/, '选项 "$1" 缺少值。'],
    [/^too many arguments.*$/, '参数过多。'],
  ]
  const [pattern, words] = sentences.find(([one]) => one.test(said)) ?? []
  if (pattern === undefined || words === undefined) return text
  return `${said.replace(pattern, words)}${meant === undefined ? '' : `是否想用 ${meant}？`}`
}

/** Where to go on, behind what commander refuses where it does not know what was meant. */
const withHint = (text: string, command: string, lang: Context['lang']): string =>
  !/^(?:error: |未知|缺少|选项|参数)/.test(text) || /Did you mean|是否想用/.test(text)
    ? text
    : lang === 'zh'
      ? `${text} ${command} --help 列出可用的写法`
      : `${text}\n${command} --help says what there is`

/** commander's own words, in the user's language. */
const inLanguage = (program: Program, { lang }: Context): Program =>
  lang === 'en'
    ? program.helpCommand('help [command]', 'help for a command')
    : program
        .configureHelp(chineseHelp)
        .helpOption('-h, --help', '显示帮助')
        .helpCommand('help [command]', '显示某个命令的帮助')

/** The whole command line as commander sees it. `named`: the command that was called, if there is one of that name. */
export const program = (
  context: Context,
  named: string | undefined,
  end: (code: ExitCode) => void,
): Program => {
  const names = context.gateways.map(({ name }) => name).join(', ')
  const root = inLanguage(everywhere(new Program('paifang'), context), context)
    .description(
      context.lang === 'zh'
        ? `平台网关工具（${names}）：调用、签名、解释错误、本机仿真`
        : `${names} at hand: call, sign, explain, emulate`,
    )
    .version(version, '-V, --version', context.lang === 'zh' ? '显示版本号' : 'print the version')
    .exitOverride()
    .configureOutput({
      // commander sets a blank behind its titles.
      writeOut: (text) => context.print(text.trimEnd().replace(/^用法： /, '用法：')),
      writeErr: (text) => {
        const said = text.trimEnd()
        const words = context.lang === 'zh' ? inChinese(said).replace(/^用法： /, '用法：') : said
        context.notice(withHint(words, `paifang${named === undefined ? '' : ` ${named}`}`, context.lang))
      },
    })
  for (const command of commands) add(root, command, context, end)
  root.commands.forEach((command) =>
    inLanguage(command.copyInheritedSettings(root), context).helpCommand(false),
  )
  return root
}
