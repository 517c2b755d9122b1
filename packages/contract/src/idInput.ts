import { identity } from 'io-ts'
import type { Codec } from './Codec'
import { refused } from './createCodec'
import { isUnsafeInteger, scalar } from './scalar'
import { wireId } from './wireId'

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
