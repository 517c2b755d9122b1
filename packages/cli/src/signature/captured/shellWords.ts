import { cannotRead } from './Captured'

const ansiEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1B',
  E: '\x1B',
  f: '\f',
  v: '\v',
}

const ansiEscape =
  /\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|((?:x[0-9a-fA-F]{1,2}|[0-7]{1,3})(?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))*)|([^]))/g

const byteOf = (escape: string): number =>
  escape.startsWith('x') ? parseInt(escape.slice(1), 16) : parseInt(escape, 8) & 0xff

/** What stands within `$'…'`. @see the Bash manual, ANSI-C quoting */
const ansiText = (quoted: string): string =>
  quoted.replace(ansiEscape, (_, short?: string, long?: string, bytes?: string, other: string = '') => {
    const code = short ?? long
    if (code !== undefined) return String.fromCodePoint(parseInt(code, 16))
    if (bytes !== undefined) return Buffer.from(bytes.split('\\').map(byteOf)).toString('utf8')
    return ansiEscapes[other] ?? other
  })

const inAVariable = (): never =>
  cannotRead({
    en: 'a part of it is in a variable or another command',
    zh: '其中一部分来自变量或其他命令',
  })

/** What stands within `"…"`. What a shell would put there in place of a variable is not in the text. */
const doubleText = (quoted: string): string =>
  quoted.replace(/\\(\n|[$`"\\])|`|\$(?=[\w{(@*#?!-])/g, (all, escaped?: string) => {
    if (escaped === undefined) return inAVariable()
    return escaped === '\n' ? '' : escaped
  })

// One quoted piece, an escaped character, or anything else: in this order, so that a $' within quotes is left alone.
const piece =
  /\$'((?:[^'\\]|\\[^])*)'|'([^']*)'|\$?"((?:[^"\\]|\\[^])*)"|\\(\r?\n|[^])|([\s|;&<>()`$#])|[^\s|;&<>()`$#'"\\]+|[^]/g

// A line that goes on without a backslash was broken by whatever it was copied from.
const goesOn = /^\r?\n(?:[ \t]|-)/

const openQuote = (): never => cannotRead({ en: 'a quote in it is not closed', zh: '其中有未闭合的引号' })

const anAmpersand = (): never =>
  cannotRead({
    en: 'an & outside quotes ends a command; put the URL into quotes',
    zh: '引号之外的 & 会结束命令，请给 URL 加上引号',
  })

/**
 * The words of the first command of a POSIX shell line, quoting undone. What a shell would look up (variables, other
 * commands) is not in the text, so it is refused; patterns and braces are themselves.
 */
export const shellWords = (text: string): ReadonlyArray<string> => {
  const words: string[] = []
  let word: string | undefined
  const add = (more: string): void => void (word = (word ?? '') + more)
  const end = (): void => {
    if (word !== undefined) words.push(word)
    word = undefined
  }
  for (const { 0: whole, 1: ansi, 2: single, 3: double, 4: escaped, 5: special, index } of text.matchAll(
    piece,
  )) {
    if (ansi !== undefined) add(ansiText(ansi))
    else if (single !== undefined) add(single)
    else if (double !== undefined) add(doubleText(double))
    else if (escaped !== undefined) add(/^\r?\n$/.test(escaped) ? '' : escaped)
    else if (whole === "'" || whole === '"') openQuote()
    else if (special === undefined || (special === '#' && word !== undefined)) add(whole)
    else if (special === '$') {
      if (/^[\w{(@*#?!-]/.test(text.slice(index + 1, index + 2))) inAVariable()
      add(special)
    } else if (special === '`') inAVariable()
    else if (/\s/.test(special)) {
      end()
      // Whatever follows the first command, such as its answer, is none of it.
      if (special === '\n' && words.length > 0 && !goesOn.test(text.slice(index, index + 3))) break
    } else {
      // A shell would end the command there and run it without the rest.
      if (special === '&' && /^[^\s&]/.test(text.slice(index + 1, index + 2))) anAmpersand()
      break
    }
  }
  end()
  return words
}

const plainQuote = /["\\]/

/** The arguments of a line as Windows programs take them: `\"` is a quote, backslashes elsewhere are themselves. */
const windowsArguments = (line: string): ReadonlyArray<string> => {
  const found: string[] = []
  for (const [word] of line.matchAll(/(?:"(?:\\[^]|""|[^"\\])*"|\\"|[^\s"])+/g))
    found.push(
      word.replace(/\\(")|"((?:\\[^]|""|[^"\\])*)"/g, (_, bare?: string, inner: string = '') =>
        bare === undefined
          ? inner.replace(/\\(["\\])|""/g, (all: string, one?: string) => one ?? (all === '""' ? '"' : all))
          : bare,
      ),
    )
  return found
}

/** The words of a command of the Windows command line, carets and quoting undone. */
export const cmdWords = (text: string): ReadonlyArray<string> => {
  let line = ''
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '^' && !quoted) {
      const rest = text.slice(index + 1)
      const lineEnd = /^\r?\n/.exec(rest)?.[0] ?? ''
      // A caret before two line ends writes one; before one it only goes on with the command.
      const second = /^\r?\n/.exec(rest.slice(lineEnd.length))?.[0] ?? ''
      if (lineEnd === '') line += rest.charAt(0)
      else if (second !== '') line += '\n'
      index += lineEnd === '' ? 1 : lineEnd.length + second.length
    } else {
      if (character === '"') quoted = !quoted
      line += character
    }
  }
  return windowsArguments(line)
}

/** Whether a command was written for the Windows command line. */
export const isCmd = (text: string): boolean => /\^["%&\r\n]/.test(text) && plainQuote.test(text)
