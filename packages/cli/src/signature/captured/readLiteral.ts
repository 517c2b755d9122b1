import type { Captured } from './Captured'

/** A value of a printed map: text, or the words of a number, a boolean or nothing, or a structure as JSON text. */
type Literal = string | undefined

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
}

const unescaped = (text: string): string =>
  text.replace(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([^]))/g,
    (_, braced?: string, short?: string, long?: string, byte?: string, other: string = '') => {
      const code = braced ?? short ?? long ?? byte
      return code === undefined
        ? (escapes[other] ?? other)
        : String.fromCharCode(...units(parseInt(code, 16)))
    },
  )

const units = (code: number): ReadonlyArray<number> => {
  const text = String.fromCodePoint(Math.min(code, 0x10ffff))
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

const token =
  /\s*(?:([uU]?(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|`(?:[^`\\$]|\\[^])*`))|(=>|[{}[\](),:])|([^\s"'`{}[\](),:=]+))/y

type Token = { readonly kind: 'text' | 'mark' | 'word'; readonly text: string }

interface Tokens {
  readonly peek: () => Token
  readonly next: () => Token
  readonly at: () => number
}

const tokensOf = (source: string, start: number): Tokens => {
  let at = start
  let ahead: Token | undefined
  const read = (): Token => {
    token.lastIndex = at
    const found = token.exec(source)
    if (found === null) throw new SyntaxError('no literal')
    at = token.lastIndex
    const [, quoted, mark, word = ''] = found
    if (quoted !== undefined)
      return { kind: 'text', text: unescaped(quoted.replace(/^[uU]/, '').slice(1, -1)) }
    return mark === undefined ? { kind: 'word', text: word } : { kind: 'mark', text: mark }
  }
  return {
    peek: () => (ahead ??= read()),
    next: () => {
      const found = ahead ?? read()
      ahead = undefined
      return found
    },
    at: () => at,
  }
}

const deepest = 100

const jsonWords: Readonly<Record<string, string>> = {
  True: 'true',
  False: 'false',
  None: 'null',
  nil: 'null',
  undefined: 'null',
}

/** A structure within the map, as the JSON text that is signed for it; its numbers are not read. */
const readJson = (tokens: Tokens, depth: number): string => {
  if (depth > deepest) throw new SyntaxError('too deep')
  const { kind, text } = tokens.next()
  if (kind === 'text') return JSON.stringify(text)
  if (kind === 'word') return jsonWords[text] ?? text
  if (text !== '{' && text !== '[') throw new SyntaxError('no value')
  const close = text === '{' ? '}' : ']'
  const parts: string[] = []
  while (tokens.peek().text !== close || tokens.peek().kind !== 'mark') {
    const name = text === '{' ? `${JSON.stringify(tokens.next().text)}:` : ''
    if (text === '{') tokens.next()
    parts.push(name + readJson(tokens, depth + 1))
    if (tokens.peek().text === ',') tokens.next()
  }
  tokens.next()
  return text + parts.join(',') + close
}

const nothing = new Set(['None', 'null', 'undefined', 'nil'])

const readValue = (tokens: Tokens): Literal => {
  const ahead = tokens.peek()
  if (ahead.kind === 'mark') return readJson(tokens, 0)
  const { kind, text } = tokens.next()
  return kind === 'word' && nothing.has(text) ? undefined : text
}

interface Literals {
  readonly entries: ReadonlyArray<readonly [name: string, text: Literal]>
  /** Where the map ends in the text. */
  readonly end: number
}

/**
 * A map as a language writes it: JSON, JavaScript, Python, Ruby. Numbers stay as they were written; what is nothing has
 * no text. `undefined`: the text from `start` is no such map.
 */
export const readMap = (source: string, start = 0): Literals | undefined => {
  try {
    const tokens = tokensOf(source, start)
    const entries: (readonly [string, Literal])[] = []
    if (tokens.next().text !== '{') return undefined
    while (tokens.peek().text !== '}' || tokens.peek().kind !== 'mark') {
      const name = tokens.next()
      const colon = tokens.next()
      if (name.kind === 'mark' || (colon.text !== ':' && colon.text !== '=>')) return undefined
      entries.push([name.text, readValue(tokens)])
      if (tokens.peek().text === ',') tokens.next()
      else if (tokens.peek().text !== '}') return undefined
    }
    tokens.next()
    return { entries, end: tokens.at() }
  } catch {
    return undefined
  }
}

/** The map as parameters; what has no text is not sent. */
export const capturedMap = (source: string, start = 0): Captured | undefined => {
  const map = readMap(source, start)
  return map === undefined
    ? undefined
    : {
        params: map.entries.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
        exact: true,
      }
}
