import type { Codec } from './Codec'
import { createCodec, paramEncoderOf, readerOf, refused, shapeOf } from './createCodec'
import { limitProblem } from './limitProblem'
import type { Limits } from './Limits'

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
