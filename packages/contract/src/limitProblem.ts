import type { Codec } from './Codec'
import type { Limits } from './Limits'

interface LimitCheck<A> {
  readonly codec: Codec<A>
  readonly limits: Limits
  readonly value: A
}

const digits = /^-?\d+$/

const numberOf = (value: unknown): number | bigint | undefined => {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const exact = digits.test(value) ? BigInt(value) : Number(value)
  return Number.isNaN(exact) ? undefined : exact
}

const bytesOf = (value: unknown): number | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if ('bytes' in value && ArrayBuffer.isView(value.bytes)) return value.bytes.byteLength
  return 'size' in value && typeof value.size === 'number' ? value.size : undefined
}

/** What the limits allow, if the value is outside them. */
export const limitProblem = <A>({ codec, limits, value }: LimitCheck<A>): string | undefined => {
  const { maxLength, minValue, maxValue, maxListSize, maxBytes } = limits
  if (maxLength !== undefined) {
    const text: unknown = typeof value === 'string' ? value : codec.encode(value)
    if (typeof text === 'string' && text.length > maxLength) return `text of at most ${maxLength} characters`
  }
  if (maxListSize !== undefined) {
    const size = Array.isArray(value) ? value.length : typeof value === 'string' ? value.split(',').length : 0
    if (size > maxListSize) return `list of at most ${maxListSize} items`
  }
  if (minValue !== undefined || maxValue !== undefined) {
    const number = numberOf(value)
    if (number !== undefined && minValue !== undefined && number < minValue)
      return `number of at least ${minValue}`
    if (number !== undefined && maxValue !== undefined && number > maxValue)
      return `number of at most ${maxValue}`
  }
  if (maxBytes !== undefined) {
    const bytes = bytesOf(value)
    if (bytes !== undefined && bytes > maxBytes) return `file of at most ${maxBytes} bytes`
  }
  return undefined
}
