import { createHash, createHmac } from 'node:crypto'
import type { Side } from '@paifang/signing'
import { encodeGbk } from '@paifang/wire'
import type { Call } from './mistakes'

/** What was hashed, as it is shown. */
export const textOf = ({ segments }: Pick<Side, 'segments'>): string =>
  segments.map(({ text }) => text).join('')

/** Bytes that clients make of a text; the first: UTF-8. */
export const encodings: ReadonlyArray<(text: string) => Buffer> = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`${text}\n`),
  (text) => Buffer.from(encodeGbk(text)),
  (text) => Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1'),
  (text) => Buffer.from(text.replace(/[^\0-\x7f]/g, '?'), 'latin1'),
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(Buffer.from(text).toString('latin1')),
  (text) => Buffer.from(text.replaceAll('😀', '??')),
  (text) => Buffer.from(text.replaceAll('😀', '\ufffd\ufffd')),
  (text) => Buffer.from(Buffer.from(text).toString('hex').replaceAll('f09f9880', 'eda0bdedb880'), 'hex'),
]

/** A text that is shown with its secret and session put in again. */
export const shownAs = (
  text: string,
  { sent, secret }: Pick<Call, 'sent' | 'secret'>,
  other = secret,
): string => {
  const session = sent.find(([name]) => name === 'session')?.[1] ?? ''
  return text
    .replaceAll('‹secret›', other)
    .replaceAll('‹SECRET›', other.toUpperCase())
    .replaceAll('‹session›', session)
    .replaceAll('%E2%80%B9session%E2%80%BA', encodeURIComponent(session))
}

/** The digest that a formula says, of the bytes of a text, in upper-case hex. `''`: it says none that is known. */
export const hashedBy = (
  formula: string,
  secret: string,
  encode: (text: string) => Buffer,
  text: string,
): string => {
  const [, hmac, bits = '', given = ''] = /^(HMAC-)?(MD5|SHA-?\d+)\((.*)\)$/.exec(formula) ?? []
  const algorithm = bits.replace('-', '').toLowerCase()
  if (hmac === undefined)
    return given === 'text' ? createHash(algorithm).update(encode(text)).digest('hex').toUpperCase() : ''
  const [key, data] =
    new Map<string, readonly [Buffer, Buffer]>([
      ['key ‹secret›, text', [encode(secret), encode(text)]],
      ['key ‹secret› read as hex, text', [Buffer.from(secret, 'hex'), encode(text)]],
      ['key ‹secret› read as Base64, text', [Buffer.from(secret, 'base64'), encode(text)]],
      ['key text, ‹secret›', [encode(text), encode(secret)]],
    ]).get(given) ?? []
  return key === undefined || data === undefined
    ? ''
    : createHmac(algorithm, key).update(data).digest('hex').toUpperCase()
}
