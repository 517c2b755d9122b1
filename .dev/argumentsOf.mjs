/**
 * What a script was called with. `--help` prints how it is called; a flag that it does not have, and a name where it takes none
 * (or more than `names`), end it before it has done anything.
 */
export const argumentsOf = (usage, flags = [], names = 0) => {
  const given = process.argv.slice(2)
  const say = (code, ...lines) => {
    console[code === 0 ? 'log' : 'error']([...lines, `usage: ${usage}`].join('\n'))
    process.exit(code)
  }
  if (given.includes('--help') || given.includes('-h')) say(0)
  const wrong =
    given.find((argument) => argument.startsWith('-') && !flags.includes(argument)) ??
    given.filter((argument) => !argument.startsWith('-'))[names]
  if (wrong !== undefined) say(2, `not known: ${wrong}`)
  return given
}
