import { identity } from 'io-ts'
import type { Codec } from './Codec'
import { refused } from './createCodec'
import { isPlainDecimal, plainDecimal } from './plainDecimal'
import { isUnsafeInteger, scalar } from './scalar'

const read = (wire: unknown): string | typeof refused => {
  if (typeof wire === 'string') return isPlainDecimal(wire) ? wire : refused
  if (typeof wire === 'bigint') return `${wire}.00`
  if (typeof wire !== 'number' || !Number.isFinite(wire) || isUnsafeInteger(wire)) return refused
  const cents = wire.toFixed(2)
  return Number(cents) === wire ? cents : plainDecimal(wire)
}

/**
 * Money as text (`200.07`), kept digit for digit; a number becomes text with two decimals, or more where it has
 * more. `priceToMinorUnits` turns it into an exact count of cents.
 */
export const price: Codec<string> = scalar({
  name: 'price as text (200.07) or number',
  is: (value): value is string => typeof value === 'string' && isPlainDecimal(value),
  read,
  encode: identity,
})
