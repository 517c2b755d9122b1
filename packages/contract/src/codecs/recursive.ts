import type { Codec } from '../Codec'
import { createCodec, errorsOf, readerOf, refused, shapeOf, type Read } from '../createCodec'

const maxDepth = 256

/**
 * A codec that contains itself; `define` is called at first use. A value nested deeper than 256 levels (or in
 * itself) is refused.
 */
export const recursive = <A>(name: string, define: () => Codec<A>): Codec<A> => {
  let made: { readonly codec: Codec<A>; readonly read: Read<A> } | undefined
  const self = (): { readonly codec: Codec<A>; readonly read: Read<A> } => {
    if (made === undefined) {
      const codec = define()
      made = { codec, read: readerOf(codec) }
    }
    return made
  }
  let depth = 0
  const within = <R>(otherwise: R, run: () => R): R => {
    if (depth >= maxDepth) return otherwise
    depth++
    try {
      return run()
    } finally {
      depth--
    }
  }
  const codec: Codec<A> = createCodec<A>({
    name,
    is: (value): value is A => within(false, () => self().codec.is(value)),
    read: (wire) => within<A | typeof refused>(refused, () => self().read(wire)),
    encode: (value) => self().codec.encode(value),
    explain: (value, context) => {
      const tooDeep = [{ value, context, message: `${name}, nested at most ${maxDepth} levels` }]
      return within(tooDeep, () => errorsOf(self().codec.validate(value, context)))
    },
    shape: () => shapeOf(self().codec),
  })
  return codec
}
