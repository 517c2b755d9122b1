import { identity } from 'io-ts'
import type { Codec } from './Codec'
import { createCodec } from './createCodec'

/** Anything, untouched: for what no document describes. */
export const unknownValue: Codec<unknown> = createCodec<unknown>({
  name: 'anything',
  is: (_value): _value is unknown => true,
  read: identity,
  encode: identity,
  shape: () => ({ kind: 'unknown', name: 'anything' }),
})
