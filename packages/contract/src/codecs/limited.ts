import type { Codec } from '../Codec'
import { createCodec, paramEncoderOf, readerOf, refused, shapeOf } from '../createCodec'

/** Limits a document states. Numbers beyond 2^53 are given as bigint. */
export interface Limits {
  /** UTF-16 units of a text, or of the text a list becomes; the official clients count so. */
  readonly maxLength?: number
  readonly minValue?: number | bigint
  readonly maxValue?: number | bigint
  /** Items of a list, or pieces of comma-joined text. */
  readonly maxListSize?: number
  /** Bytes of an uploaded file. A stream that does not say its size is not measured. */
  readonly maxBytes?: number
}

/** The codec, refusing what a documented limit forbids; the issue names the limit. Applies to input and output alike. */
export const limited = <A>(codec: Codec<A>, limits: Limits): Codec<A> => {
  const read = readerOf(codec)
  const problem = (value: A): string | undefined => limitProblem({ codec, limits, value })
  return createCodec<A>({
    name: codec.name,
    is: (value): value is A => codec.is(value) && problem(value) === undefined,
    read: (wire) => {
      const value = read(wire)
      return value === refused || problem(value) !== undefined ? refused : value
    },
    encode: codec.encode,
    encodeParam: paramEncoderOf(codec),
    explain: (wire, context) => {
      const result = codec.validate(wire, context)
      if (result._tag === 'Left') return result.left
      return [{ value: wire, context, message: String(problem(result.right)) }]
    },
    shape: () => ({ ...shapeOf(codec), limits }),
  })
}

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
const limitProblem = <A>({ codec, limits, value }: LimitCheck<A>): string | undefined => {
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
