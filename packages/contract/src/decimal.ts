import { identity } from 'io-ts'
import type { Codec } from './Codec'
import { refused } from './createCodec'
import { plainDecimal } from './plainDecimal'
import { isUnsafeInteger, scalar } from './scalar'

const decimalText = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

const read = (wire: unknown): string | typeof refused => {
  if (typeof wire === 'string') return decimalText.test(wire) ? wire : refused
  if (typeof wire === 'bigint') return String(wire)
  if (typeof wire !== 'number' || !Number.isFinite(wire) || isUnsafeInteger(wire)) return refused
  return plainDecimal(wire)
}

/**
 * A decimal number kept as text, digit for digit (`200.00` stays `200.00`; Java's `1.2E7` too). A number is
 * accepted while it is exact and becomes text without an exponent.
 */
export const decimal: Codec<string> = scalar({
  name: 'decimal as text or number',
  is: (value): value is string => typeof value === 'string' && decimalText.test(value),
  read,
  encode: identity,
})
