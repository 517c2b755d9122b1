import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { scalar } from './scalar'
import { refused } from '../createCodec'

const shown = 12

/** One of some texts, e.g. the names of fields that an answer can be asked for. */
export const oneOf = <const A extends string>(values: ReadonlyArray<A>): Codec<A> => {
  const known = new Set<unknown>(values)
  const isOne = (value: unknown): value is A => known.has(value)
  const rest = values.length > shown ? ` or one of ${values.length - shown} others` : ''
  return scalar({
    name: `${values.slice(0, shown).join(', ')}${rest}`,
    is: isOne,
    read: (wire) => (isOne(wire) ? wire : refused),
    encode: identity,
  })
}
