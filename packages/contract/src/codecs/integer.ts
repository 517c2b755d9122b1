import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { scalar } from './scalar'
import { refused } from '../createCodec'

const digits = /^-?\d+$/

const read = (wire: unknown): number | typeof refused => {
  if (typeof wire === 'number') return Number.isSafeInteger(wire) ? wire : refused
  if (typeof wire !== 'bigint' && !(typeof wire === 'string' && digits.test(wire))) return refused
  const value = Number(wire)
  return Number.isSafeInteger(value) ? value : refused
}

const isLong = (wire: unknown): boolean =>
  (typeof wire === 'number' && Number.isInteger(wire)) ||
  typeof wire === 'bigint' ||
  (typeof wire === 'string' && digits.test(wire))

/**
 * A count or an amount (Java Long). A number while it is exact; beyond ±(2^53 − 1) an issue whose remedy is to
 * declare the field as `id`, never a rounded value.
 */
export const integer: Codec<number> = scalar({
  name: 'integer or its text',
  is: (value): value is number => Number.isSafeInteger(value),
  read,
  encode: identity,
  remedy: (wire) =>
    isLong(wire)
      ? 'integer within ±(2^53 − 1); for longer ones declare the field as id, which is text'
      : undefined,
})
