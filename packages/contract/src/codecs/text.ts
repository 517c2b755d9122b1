import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { isUnsafeInteger, scalar } from './scalar'
import { refused } from '../createCodec'

const read = (wire: unknown): string | typeof refused => {
  switch (typeof wire) {
    case 'string':
      return wire
    case 'number':
      return Number.isFinite(wire) && !isUnsafeInteger(wire) ? String(wire) : refused
    case 'bigint':
    case 'boolean':
      return String(wire)
    default:
      return refused
  }
}

/**
 * Text. Documents say String where answers hold `200` or `true`: those arrive as their exact text. A number that
 * a double may have rounded is refused.
 */
export const text: Codec<string> = scalar({
  name: 'text',
  is: (value): value is string => typeof value === 'string',
  read,
  encode: identity,
  remedy: (wire) =>
    isUnsafeInteger(wire)
      ? 'text; a number beyond 2^53 is no longer exact: pass text or a bigint'
      : undefined,
})
