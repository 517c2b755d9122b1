import type { Context } from './Context'
import { langOf } from './langOf'

const langIn = (argv: ReadonlyArray<string>): string | undefined => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
}

/** What a command line says of its context, in the surroundings it was typed in. */
export const contextOf = (
  argv: ReadonlyArray<string>,
  surroundings: Omit<Context, 'lang' | 'json'>,
): Context => ({
  ...surroundings,
  lang: langOf(langIn(argv), surroundings.env),
  json: argv.includes('--json'),
})
