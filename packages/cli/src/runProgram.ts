import { oneLine } from '@paifang/result'
import { CommanderError } from 'commander'
import { commands } from './commands/commands'
import type { Context, ExitCode } from './Context'
import { refuseSecrets } from './credentials/refuseSecrets'
import { valueIn } from './contextOf'
import { program } from './program'
import { UsageError } from './UsageError'

const refuseLang = (argv: ReadonlyArray<string>): void => {
  const lang = valueIn(argv, '--lang')
  if (lang !== undefined && !/^(en|zh)/.test(lang))
    throw new UsageError({
      en: `--lang is en or zh, not ${lang}`,
      zh: `--lang 应为 en 或 zh，而不是 ${lang}`,
    })
}

/** What is said of an error that no command knows: one sentence, and where it came from to who asks for it. */
export const unforeseen = (thrown: unknown, { lang, env }: Pick<Context, 'lang' | 'env'>): string => {
  const said = oneLine(String(thrown), 300)
  if (env['PAIFANG_STACK'] === '1' && thrown instanceof Error) return thrown.stack ?? said
  return lang === 'zh'
    ? `paifang 意外中止：${said}。如为 paifang 的问题，请附上 PAIFANG_STACK=1 时的输出反馈`
    : `paifang ended unexpectedly: ${said}. If that is its own fault, report it with what PAIFANG_STACK=1 prints`
}

const commandOf = (argv: ReadonlyArray<string>): (typeof commands)[number] | undefined =>
  commands.find(({ usage }) => usage.split(' ')[0] === argv[0])

/** With which code a command ends then: jobs say 4, that an error stopped them. */
export const unforeseenCode = (argv: ReadonlyArray<string>): ExitCode =>
  commandOf(argv)?.usageCode === undefined ? 1 : 4

/** Runs one command line (without `node paifang`) to its exit code. */
export const runProgram = async (argv: ReadonlyArray<string>, context: Context): Promise<ExitCode> => {
  let code: ExitCode = 0
  const called = commandOf(argv)
  const misused = called?.usageCode ?? 2
  try {
    refuseSecrets(argv)
    // What is completed is not typed to its end.
    if (called?.hidden !== true) refuseLang(argv)
    await program(context, called === undefined ? undefined : argv[0], (ended) => (code = ended)).parseAsync(
      [...argv],
      { from: 'user' },
    )
    return code
  } catch (error) {
    if (error instanceof UsageError) {
      context.notice(error.text[context.lang])
      return misused
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misused
    throw error
  }
}
