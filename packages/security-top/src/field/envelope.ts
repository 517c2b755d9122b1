import type { KeyObject } from 'node:crypto'
import { encryptText, hasUtf8, hmac } from './cipher'
import { separatorOf, type FieldType } from './FieldType'
import { searchIndex, type IndexForm } from './searchIndex'

/** A ciphertext taken apart. */
export interface Envelope {
  /** In front of the decrypted text, in the clear: the beginning of a phone number. */
  readonly head: string
  /** Base64. */
  readonly ciphertext: string
  /** Of the key: the user's, or below zero the application's. */
  readonly version: number
}

interface Parts {
  readonly parts: ReadonlyArray<string>
  readonly hasIndex: boolean
}

/** The parts between separators, where they are as many as they have to be. */
const partsOf = (text: string, type: FieldType, separator: string, isStrict: boolean): Parts | undefined => {
  const { length } = text
  if (length < 4 || text[0] !== separator || text[length - 1] !== separator) return undefined
  const hasIndex = text[length - 2] === separator
  const all = text.slice(1, hasIndex ? -2 : -1).split(separator)
  // The official client takes separators side by side for one.
  const parts = isStrict || !all.includes('') ? all : all.filter((part) => part !== '')
  if (isStrict && parts.includes('')) return undefined
  return parts.length === (hasIndex || type === 'phone' ? 3 : 2) ? { parts, hasIndex } : undefined
}

const plainVersion = /^-?\d{1,15}$/
const strictVersion = /^(?:0|-?[1-9]\d{0,14})$/

/** Takes a ciphertext apart. `undefined`: it is none. */
export const readEnvelope = (text: string, type: FieldType, isStrict: boolean): Envelope | undefined => {
  const separator = separatorOf(type)
  const found = separator === undefined ? undefined : partsOf(text, type, separator, isStrict)
  if (found === undefined) return undefined
  const { parts, hasIndex } = found
  const version = parts[parts.length - 1] ?? ''
  if (!(isStrict ? strictVersion : plainVersion).test(version)) return undefined
  const isPhone = type === 'phone'
  return {
    head: isPhone && !hasIndex ? (parts[0] ?? '') : '',
    ciphertext: parts[isPhone ? 1 : 0] ?? '',
    version: Number(version),
  }
}

/** Legal characters in fours; others are not looked at. */
const looksLikeBase64 = (part: string): boolean => part.replace(/[^A-Za-z0-9+/=]/g, '').length % 4 === 0

/**
 * Whether a text has the form of a ciphertext of this type: borders, number of parts, a version, Base64. No key is needed,
 * and none is proven to fit.
 *
 * @see official Java SDK 20210623, security client: isEncryptData, which is followed to the letter
 */
export const isEncrypted = (text: string, type: FieldType): boolean => {
  const separator = separatorOf(type)
  const found = separator === undefined ? undefined : partsOf(text, type, separator, false)
  if (found === undefined) return false
  const { parts, hasIndex } = found
  const encoded = parts.slice(type === 'phone' && !hasIndex ? 1 : 0, -1)
  return /^-?\p{Nd}+$/u.test(parts[parts.length - 1] ?? '') && encoded.every(looksLikeBase64)
}

/** What is written with. */
export interface FieldKey {
  readonly key: KeyObject
  /** As the envelope has it: below zero for the application's. */
  readonly version: number
}

/** The shortest that hides anything: eight units are encrypted, and what is before them stands in the clear. */
const shortestPhone = 11
const hiddenUnits = 8

/** `undefined`: it cannot be written so that it can be read again. */
export const writeEnvelope = (
  text: string,
  type: FieldType,
  { key, version }: FieldKey,
  index: IndexForm | undefined,
): string | undefined => {
  const separator = separatorOf(type)
  if (separator === undefined || !hasUtf8(text)) return undefined
  if (type !== 'phone') {
    const body = `${separator}${encryptText(key, text)}${separator}`
    return index === undefined
      ? `${body}${version}${separator}`
      : `${body}${searchIndex(key, text, index)}${separator}${version}${separator}${separator}`
  }
  if (text.length < shortestPhone) return undefined
  if (index !== undefined) return `${searchPhone(key, text.slice(-4))}${encryptText(key, text)}$${version}$$`
  const head = text.slice(0, -hiddenUnits)
  const tail = text.slice(-hiddenUnits)
  if (head.includes('$') || !hasUtf8(head)) return undefined
  return `$${head}$${encryptText(key, tail)}$${version}$`
}

/** The beginning of every phone number's ciphertext that ends so: for `LIKE '$…$%'`. */
export const searchPhone = (key: KeyObject, lastFour: string): string =>
  `$${hmac(key, lastFour).toString('base64')}$`
