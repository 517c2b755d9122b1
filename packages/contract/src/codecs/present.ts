import type { Codec } from '../Codec'
import { createCodec, paramEncoderOf, readerOf, refused, shapeOf } from '../createCodec'

/** The same codec without its value for "missing": a required list that is not given is an issue instead of `[]`. */
export const present = <A>(codec: Codec<A>): Codec<A> => {
  const read = readerOf(codec)
  const isAbsent = (wire: unknown): boolean => wire === undefined || wire === null
  return createCodec<A>({
    name: codec.name,
    is: codec.is,
    read: (wire) => (isAbsent(wire) ? refused : read(wire)),
    encode: codec.encode,
    encodeParam: paramEncoderOf(codec),
    explain: (wire, context) => {
      const result = isAbsent(wire) ? undefined : codec.validate(wire, context)
      return result?._tag === 'Left' ? result.left : []
    },
    shape: () => shapeOf(codec),
  })
}
