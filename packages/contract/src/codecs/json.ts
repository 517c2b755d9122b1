import { jsonText } from '@paifang/wire'
import type { Codec } from '../Codec'
import { createCodec, readerOf, refused } from '../createCodec'
import { parseJson } from '../json/parseJson'

const isWritable = (value: unknown): boolean => {
  try {
    jsonText(value)
    return true
  } catch {
    return false
  }
}

/**
 * JSON inside text, parsed without rounding integers and typed by `inner`. A value that is not text is taken as
 * already parsed, which is what callers pass and what some answers hold.
 */
export const json = <A>(inner: Codec<A>): Codec<A> => {
  const read = readerOf(inner)
  const parsed = (wire: unknown): unknown => {
    if (typeof wire !== 'string')
      return wire === undefined || wire === null || !isWritable(wire) ? refused : wire
    const result = parseJson(wire)
    return result._tag === 'Right' ? result.right : refused
  }
  const name = `JSON text of ${inner.name}`
  return createCodec<A>({
    name,
    is: inner.is,
    read: (wire) => {
      const value = parsed(wire)
      return value === refused ? refused : read(value)
    },
    encode: (value) => jsonText(inner.encode(value)),
    explain: (wire, context) => {
      const value = parsed(wire)
      const result = value === refused ? undefined : inner.validate(value, context)
      return result?._tag === 'Left' ? result.left : [{ value: wire, context, message: name }]
    },
    shape: () => ({ kind: 'json', name, inner: inner }),
  })
}
