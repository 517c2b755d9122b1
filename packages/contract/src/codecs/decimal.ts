import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { isUnsafeInteger, scalar } from './scalar'
import { refused } from '../createCodec'

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

/** A finite number below 10^21 as decimal text without an exponent: `1e-7` → `0.0000001`. */
export const plainDecimal = (value: number): string => {
  const shortest = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest)
  if (parts === null) return shortest
  const [, sign, lead, fraction = '', exponent] = parts
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${lead}${fraction}`
}

/** Whether the text is digits with at most one point between them and a sign at most before them. */
export const isPlainDecimal = (text: string): boolean => {
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  let point = -1
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) continue
    if (code !== 46 || point !== -1 || i === start) return false
    point = i
  }
  return text.length > start && point !== text.length - 1
}
