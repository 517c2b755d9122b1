import { identity, type Context } from 'io-ts'
import type { Codec } from '../Codec'
import { refused } from '../createCodec'
import { wireId } from './id'
import { isUnsafeInteger, scalar } from './scalar'

const digits = /^-?\d+$/
/** Java writes a double that happens to be whole with one. */
const withZeros = /^-?\d+(?:\.0+)?$/

const read = (wire: unknown): number | typeof refused => {
  if (typeof wire === 'number') return Number.isSafeInteger(wire) ? wire : refused
  if (typeof wire !== 'bigint' && !(typeof wire === 'string' && withZeros.test(wire))) return refused
  const value = Number(wire)
  return Number.isSafeInteger(value) ? value : refused
}

const isLong = (wire: unknown): boolean =>
  (typeof wire === 'number' && Number.isInteger(wire)) ||
  typeof wire === 'bigint' ||
  (typeof wire === 'string' && digits.test(wire))

/** The correction of a spec that makes an id of the member at a place, which is text and holds any integer. */
const overrideAt = (context: Context): string => {
  const keys = context.map(({ key }) => key).filter((key) => key !== '')
  const at = ['output', ...keys.filter((key) => !digits.test(key))]
  const id = { kind: 'id' }
  const shape = digits.test(keys.at(-1) ?? '') ? { kind: 'list', of: id } : id
  return JSON.stringify({ at, value: { shape } })
}

/**
 * A count or an amount (Java Long) of an answer. A number while it is exact; beyond ±(2^53 − 1) an issue that names the
 * override which makes the member an `id`, never a rounded value. Of a request: `integerInput`.
 */
export const integer: Codec<number> = scalar({
  name: 'integer or its text',
  is: (value): value is number => Number.isSafeInteger(value),
  read,
  encode: identity,
  remedy: (wire, context) =>
    isLong(wire)
      ? `integer within ±(2^53 − 1); for longer ones make it an id by the override ${overrideAt(context)}`
      : undefined,
})

/** What may be passed where a document says Number: a number up to 2^53 − 1, a bigint or text of digits up to 2^63. */
export type IntegerInput = number | bigint | string

const expected = 'integer of 64 bits: a number, a bigint or text of digits'

const least = -(2n ** 63n)
const most = 2n ** 63n - 1n

const readInput = (wire: unknown): number | string | typeof refused => {
  if (typeof wire === 'number') return Number.isSafeInteger(wire) ? wire : refused
  if (typeof wire !== 'bigint' && !(typeof wire === 'string' && digits.test(wire) && wire.length <= 40))
    return refused
  const value = BigInt(wire)
  if (value < least || value > most) return refused
  const short = Number(value)
  return Number.isSafeInteger(short) ? short : String(value)
}

/**
 * A count or an amount of a request (Java Long). Decodes to a number while that is exact, to text beyond; encodes to a bare
 * integer. A number beyond 2^53 − 1 is an issue: it has been rounded already.
 */
export const integerInput: Codec<IntegerInput> = scalar<IntegerInput>({
  name: expected,
  is: (value): value is IntegerInput => readInput(value) !== refused,
  read: readInput,
  encode: wireId,
  encodeParam: identity,
  remedy: (wire) =>
    isUnsafeInteger(wire)
      ? `${expected}; a number beyond 2^53 is no longer exact: pass text or a bigint`
      : undefined,
})
