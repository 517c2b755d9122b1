import type { ValueRule } from './ValueRule'

const parsed = (text: string): object | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

/** Applies `change` to JSON text only. */
const onJson =
  (change: (text: string, value: object) => string) =>
  (text: string): string | undefined => {
    const value = parsed(text)
    return value === undefined ? undefined : change(text, value)
  }

// Strings are matched whole and kept, so that only what stands between them changes. No number is read or rounded.
const compact = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1')
const spaced = (json: string): string =>
  compact(json).replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) => (token.length > 1 ? token : `${token} `))
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const slashed = (json: string): string => json.replaceAll('/', '\\/')

/** Rules about objects and lists, which are written as JSON once: that text is signed and sent. */
export const jsonForms: ReadonlyArray<ValueRule> = [
  {
    name: 'object-as-text',
    signedAs: [
      onJson((_text, value) => (Array.isArray(value) ? value.join(',') : '[object Object]')),
      onJson(() => 'Array'),
    ],
    en: (subject) =>
      `${subject} is an object or a list, and its language's default text was signed. Sign the JSON sent.`,
    zh: (subject) =>
      `${subject}是对象或数组，签名时用了语言默认的文本（如 [object Object]）；应对实际发送的 JSON 文本签名。`,
    common: 1,
  },
  {
    name: 'json-spelled-differently',
    signedAs: [
      onJson(compact),
      onJson(spaced),
      onJson((text) => ascii(compact(text))),
      onJson((text) => ascii(spaced(text))),
      onJson((text) => slashed(compact(text))),
      onJson((text) => ascii(slashed(compact(text)))),
    ],
    en: (subject) =>
      `${subject} was written as JSON twice, with other spaces or escapes for the signature. Write it once.`,
    zh: (subject) => `${subject}被序列化了两次，签名与发送的 JSON 在空格或转义上不同；应只序列化一次。`,
    common: 2,
  },
]
