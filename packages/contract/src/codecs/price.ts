import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { isPlainDecimal, plainDecimal } from './decimal'
import { isUnsafeInteger, scalar } from './scalar'
import { refused } from '../createCodec'

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

const exactPrice = /^(-?)(\d+)(?:\.(\d{1,2}))?$/

/**
 * Cents of a price: `'12.3'` → `1230n`. `undefined` for text that is no price or has more than two decimals.
 * A bigint, so that no amount is ever rounded.
 */
export const priceToMinorUnits = (price: string): bigint | undefined => {
  const parts = exactPrice.exec(price)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = parts
  return BigInt(`${sign}${whole}${fraction.padEnd(2, '0')}`)
}

/** The price text of a count of cents: `1230n` → `'12.30'`. `undefined` for a number that is not a safe integer. */
export const minorUnitsToPrice = (cents: bigint | number): string | undefined => {
  if (typeof cents === 'number' && !Number.isSafeInteger(cents)) return undefined
  const exact = BigInt(cents)
  const digits = (exact < 0n ? -exact : exact).toString().padStart(3, '0')
  return `${exact < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
