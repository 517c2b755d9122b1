import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { isUnsafeInteger, scalar } from './scalar'
import { refused } from '../createCodec'

const canonical = /^(?:0|-?[1-9]\d*)$/

/**
 * A safe number, a bigint beyond 2^53, or the text itself when it is not the canonical text of an integer (leading
 * zeros, letters): inside JSON the first two are bare integers, as the official clients write them.
 */
export const wireId = (value: IdInput): string | number | bigint => {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && !canonical.test(value)) return value
  const short = Number(value)
  return Number.isSafeInteger(short) ? short : BigInt(value)
}

/**
 * A 64-bit identifier as text. Plain text and not a branded type: ids come out of JSON, databases and URLs as
 * text, and a cast at every call would guard nothing that the codec does not check.
 */
export type Id = string

const remedy = 'text of digits, bigint or safe integer; a number beyond 2^53 is no longer exact'

/**
 * A 64-bit identifier of an answer: a JSON integer of any length or text, kept as text. Encodes to a bare integer
 * where the text is one, as the platform writes it, else to the text unchanged.
 */
export const id: Codec<Id> = scalar<Id>({
  name: 'id (text, bigint or safe integer)',
  is: (value): value is Id => typeof value === 'string',
  read: (wire) => {
    if (typeof wire === 'string') return wire
    return typeof wire === 'bigint' || Number.isSafeInteger(wire) ? String(wire) : refused
  },
  encode: wireId,
  encodeParam: identity,
  remedy: (wire) => (isUnsafeInteger(wire) ? remedy : undefined),
})

/** What may be passed where an id is wanted: text of digits, a bigint, or a number up to 2^53 − 1. */
export type IdInput = string | bigint | number

const digits = /^-?\d+$/
const expected = 'text of digits, bigint or safe integer'

const read = (wire: unknown): string | typeof refused => {
  if (typeof wire === 'string') return digits.test(wire) ? wire : refused
  return typeof wire === 'bigint' || Number.isSafeInteger(wire) ? String(wire) : refused
}

/**
 * A 64-bit identifier of a request. Decodes to text (leading zeros are kept); encodes to a bare integer where the
 * text is the canonical text of one. A number beyond 2^53 − 1 is an issue: it has been rounded already.
 */
export const idInput: Codec<IdInput> = scalar<IdInput>({
  name: expected,
  is: (value): value is IdInput => read(value) !== refused,
  read,
  encode: wireId,
  encodeParam: identity,
  remedy: (wire) =>
    isUnsafeInteger(wire)
      ? `${expected}; a number beyond 2^53 is no longer exact: pass text or a bigint`
      : undefined,
})
