import { shortestHidden } from './sensitiveTexts'
import type { Span } from './Span'
import { latin1Of, spanOf, utf8Of, type Readable } from './readable'

/** A text of JSON without its quotes, or a word: a number, `true`. */
interface Token {
  readonly from: number
  readonly to: number
  readonly isText: boolean
  /** The document ends within it. */
  readonly isCut: boolean
}

const word = /[^\s"{}[\],:]+/g

/** Where a text that begins at a place ends: its closing quote, or the end of the document. */
const endOfText = (text: string, from: number): number => {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote
    while (before > from && text[before - 1] === '\\') before -= 1
    if ((quote - before) % 2 === 0) return quote
  }
  return text.length
}

/** Texts and words of a JSON document, or of the beginning of one, whatever stands between them. */
function* tokensOf(text: string): Generator<Token, void, undefined> {
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at)
    const end = quote < 0 ? text.length : quote
    for (const { 0: found, index } of text.slice(at, end).matchAll(word)) {
      const to = at + index + found.length
      yield { from: at + index, to, isText: false, isCut: to === text.length }
    }
    if (quote < 0) return
    const to = endOfText(text, quote + 1)
    yield { from: quote + 1, to, isText: true, isCut: to === text.length }
    at = to + 1
  }
}

const said = (text: string, { from, to, isText }: Token): string => {
  const utf8 = utf8Of(text.slice(from, to))
  if (!isText || !utf8.includes('\\')) return utf8
  try {
    return JSON.parse(`"${utf8}"`) as string
  } catch {
    return utf8
  }
}

const isOneOf = (text: string, texts: ReadonlySet<string>): boolean =>
  texts.has(text) || (/^-?\d/.test(text) && texts.has(String(Number(text))))

/** JSON within a text of JSON is hidden as a whole where it holds one of the texts. */
const holds = (text: string, texts: ReadonlySet<string>): boolean => {
  if (isOneOf(text, texts)) return true
  if (!/^\s*[[{]/.test(text)) return false
  const inner = latin1Of(text)
  for (const token of tokensOf(inner)) if (holds(said(inner, token), texts)) return true
  return false
}

/** Where these texts stand as texts, numbers or words; what is cut off may be the beginning of anything. */
const jsonSpans = (readable: Readable, texts: ReadonlySet<string>): ReadonlyArray<Span> => {
  const spans: Array<Span> = []
  for (const token of tokensOf(readable.text))
    if (token.isCut || holds(said(readable.text, token), texts))
      spans.push(spanOf(readable, token.from, token.to))
  return spans
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? all
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

/** A run of text between tags, or a CDATA section. */
const xmlText = /<!\[CDATA\[([^]*?)(?:\]\]>|$)|<[^>]*(?:>|$)|([^<]+)/g

const xmlSpans = (readable: Readable, texts: ReadonlySet<string>): ReadonlyArray<Span> =>
  [...readable.text.matchAll(xmlText)].flatMap(({ 0: whole, 1: section, 2: text, index }) => {
    const found = section ?? text
    if (found === undefined) return []
    const from = index + whole.indexOf(found)
    const isCut = index + whole.length === readable.text.length && /\S/.test(found)
    const words = section === undefined ? unescaped(utf8Of(found)) : utf8Of(found)
    return isCut || holds(words, texts) || holds(words.trim(), texts)
      ? [spanOf(readable, from, from + found.length)]
      : []
  })

/** Where a text stands, whatever stands around it; a short one would be found where it does not stand for itself. */
export const spansAnywhere = (read: () => Readable, texts: ReadonlySet<string>): ReadonlyArray<Span> => {
  if (texts.size === 0) return []
  const readable = read()
  return [...texts]
    .filter((text) => text.length >= shortestHidden)
    .flatMap((text) => {
      const sought = latin1Of(text)
      const spans: Array<Span> = []
      for (
        let at = readable.text.indexOf(sought);
        at >= 0;
        at = readable.text.indexOf(sought, at + sought.length)
      )
        spans.push(spanOf(readable, at, at + sought.length))
      return spans
    })
}

/** Where these texts stand in a document of JSON or XML, and the longer ones wherever they do. */
export const documentSpans = (readable: Readable, texts: ReadonlySet<string>): ReadonlyArray<Span> =>
  texts.size === 0
    ? []
    : [
        ...(/^\s*</.test(readable.text) ? xmlSpans(readable, texts) : jsonSpans(readable, texts)),
        ...spansAnywhere(() => readable, texts),
      ]
