import { valueWas, valueZh } from '../say'
import type { Hypothesis } from '../Hypothesis'
import { rendering, type Mode } from './rendering'

const parsed = (text: string): object | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

const json =
  (print: (value: object, text: string) => string): Mode =>
  (text) => {
    const value = parsed(text)
    return value === undefined ? undefined : print(value, text)
  }

const strings = /("(?:[^"\\]|\\.)*")/

/** Changes the JSON text outside its strings, so that long integers stay as they are. */
const between = (text: string, change: (piece: string) => string): string =>
  text
    .split(strings)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('')

const compact = (text: string): string => between(text, (piece) => piece.replace(/\s+/g, ''))

const spaced = (text: string): string => between(compact(text), (piece) => piece.replace(/[,:]/g, '$& '))

const escaped = (text: string): string =>
  text.replace(/[\x7F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const unescaped = (text: string): string =>
  text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const byName = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(byName)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, byName(inner)]),
  )
}

/** Structures that became text in two ways. */
export const jsonHypotheses: ReadonlyArray<Hypothesis> = [
  rendering({
    name: 'object-signed-as-words',
    en: valueWas(
      'an object, signed as "[object Object]" (or a list, joined by commas). Make it JSON text once, sign and send that.',
    ),
    zh: valueZh(
      '是对象，却以“[object Object]”（或逗号连接的列表）参与签名，应先转成 JSON 文本，再签名并发送同一文本。',
    ),
    modes: [
      json((value) => (Array.isArray(value) ? String(value) : '[object Object]')),
      json(() => '[object Object]'),
      json(() => 'Array'),
    ],
  }),
  rendering({
    name: 'json-rendered-differently',
    en: valueWas(
      'JSON text printed twice in two styles (spaces, escapes, order of keys). Print it once, sign and send that text.',
    ),
    zh: valueZh('是 JSON，签名与发送时的文本不同（空格、转义或键的顺序），应只序列化一次。'),
    modes: [
      json((value) => JSON.stringify(value)),
      json((_, text) => compact(text)),
      json((_, text) => spaced(text)),
      json((_, text) => escaped(text)),
      json((_, text) => escaped(spaced(text))),
      json((_, text) => unescaped(text)),
      json((_, text) => text.replace(/(?<!\\)\//g, '\\/')),
      json((_, text) => text.replaceAll('\\/', '/')),
      json((value) => JSON.stringify(byName(value))),
      json((value) => JSON.stringify(value, null, 2)),
    ],
  }),
]
