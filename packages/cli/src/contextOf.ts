import type { Context } from './Context'
import { langOf } from './langOf'
import { escapedJson, printable } from './output/printable'

/** The value of a flag that is read before commander reads the rest. */
export const valueIn = (argv: ReadonlyArray<string>, flag: string): string | undefined => {
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`))
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
}

/**
 * What a command line says of its context, in the surroundings it was typed in. Whatever is printed can do nothing to a
 * terminal but be read.
 */
export const contextOf = (
  argv: ReadonlyArray<string>,
  surroundings: Omit<Context, 'lang' | 'json' | 'profile' | 'printColoured'>,
): Context => {
  // An empty variable is none, as for most programs.
  const profile = valueIn(argv, '--profile') ?? (surroundings.env['PAIFANG_PROFILE_NAME'] || undefined)
  const json = argv.includes('--json')
  const { ask } = surroundings
  return {
    ...surroundings,
    ...(ask === undefined ? {} : { ask: (question: string) => ask(printable(question)) }),
    print: (text) => surroundings.print(json ? escapedJson(text) : printable(text)),
    printColoured: surroundings.print,
    notice: (text) => surroundings.notice(printable(text)),
    lang: langOf(valueIn(argv, '--lang'), surroundings.env),
    json,
    ...(profile === undefined ? {} : { profile }),
  }
}
