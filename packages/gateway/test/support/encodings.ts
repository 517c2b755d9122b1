import fc from 'fast-check'

/** How what we sent may come back: every way in which we or a careless server write a value. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'upper case': (text) => (text.toUpperCase().length === text.length ? text.toUpperCase() : text),
  'lower case': (text) => (text.toLowerCase().length === text.length ? text.toLowerCase() : text),
  'of a URL': (text) => encodeURIComponent(text),
  'of a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
  'of a form in lower-case hex': (text) =>
    new URLSearchParams([['', text]])
      .toString()
      .slice(1)
      .replaceAll(/%../g, (found) => found.toLowerCase()),
  'every byte escaped': (text) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'escaped twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'of JSON': (text) => JSON.stringify(text).slice(1, -1),
  'of JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(1, -1),
  'of JSON, escaped throughout': (text) =>
    text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'of JSON, as PHP writes it': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'of HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  'of HTML, in numbers': (text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
  'of HTML, in hex': (text) => [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''),
  'of Base64': (text) => Buffer.from(text).toString('base64'),
  'of Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  'of Base64 with more around it': (text) => Buffer.from(`session=${text}&v=2.0`).toString('base64'),
  'of Base64 with one sign more': (text) => Buffer.from(`x${text}`).toString('base64'),
  'of Base64 of a form': (text) =>
    Buffer.from(`ab=${new URLSearchParams([['', text]]).toString().slice(1)}&c=d`).toString('base64'),
  'of Base64 in a form': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'of hex': (text) => Buffer.from(text).toString('hex'),
  'of upper-case hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
}

const from = (signs: string) => (length: number) =>
  fc.array(fc.constantFrom(...signs), { minLength: length, maxLength: length }).map((all) => all.join(''))
const letters = 'abcdefghijklmnopqrstuvwxyz'
const alphabets = [
  '0123456789abcdef',
  `${letters}${letters.toUpperCase()}0123456789+/`,
  '0123456789',
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ aZ9',
  '淘宝开放平台密钥奇门签名会话令牌机构号',
]
/** A length, an alphabet, and two secrets of both that have nothing in common but signs. */
export const twins = fc
  .tuple(
    fc.oneof(fc.integer({ min: 6, max: 20 }), fc.integer({ min: 6, max: 80 })),
    fc.constantFrom(...alphabets),
  )
  .chain(([length, alphabet]) => fc.tuple(from(alphabet)(length), from(alphabet)(length)))
  .filter(([secret, other]) =>
    pieces(secret).every((piece) => !other.toLowerCase().includes(piece.toLowerCase())),
  )

export const pieces = (text: string): ReadonlyArray<string> =>
  Array.from({ length: Math.max(0, text.length - 5) }, (_, at) => text.slice(at, at + 6))

const safely = (decode: () => string): string => {
  try {
    return decode()
  } catch {
    return ''
  }
}

/** What a person with a decoder makes of a view: each encoding undone, once and again. */
export const undone = (view: string): ReadonlyArray<string> => {
  const escapes = (text: string): string =>
    text
      .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/\\([\\/"'])/g, '$1')
  const entities = (text: string): string =>
    text
      .replace(/&#x([\da-f]{1,6});/gi, (_, hex: string) =>
        safely(() => String.fromCodePoint(Number.parseInt(hex, 16))),
      )
      .replace(/&#(\d{1,7});/g, (_, code: string) => safely(() => String.fromCodePoint(Number(code))))
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  const percents = (text: string): string =>
    text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    )
  const runs = (text: string): ReadonlyArray<string> => [
    ...[...text.matchAll(/[\w+/-]{8,}/g)].flatMap(({ 0: run }) =>
      [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('utf8')),
    ),
    ...[...text.matchAll(/[\da-f]{12,}/gi)].flatMap(({ 0: run }) =>
      [0, 1].map((skip) => Buffer.from(run.slice(skip), 'hex').toString('utf8')),
    ),
  ]
  const once = (text: string): ReadonlyArray<string> => [
    escapes(text),
    entities(text),
    percents(text),
    percents(text.replaceAll('+', ' ')),
    ...runs(text),
  ]
  const first = once(view)
  return [view, ...first, ...first.flatMap(once)].map((text) => text.toLowerCase())
}
