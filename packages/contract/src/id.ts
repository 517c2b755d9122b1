import { identity } from 'io-ts'
import type { Codec } from './Codec'
import { refused } from './createCodec'
import { isUnsafeInteger, scalar } from './scalar'
import { wireId } from './wireId'

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
