import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { createCodec, refused } from '../createCodec'
import { isRecord } from '../record'
import { jsonRecord } from '../json/jsonRecord'

/** An object whose members nobody documents (documents are cut at depth 7); kept as it is. */
export const unknownStruct: Codec<Readonly<Record<string, unknown>>> = createCodec<
  Readonly<Record<string, unknown>>
>({
  name: 'object',
  is: isRecord,
  read: (wire) => {
    if (isRecord(wire)) return wire
    return typeof wire === 'string' ? (jsonRecord(wire) ?? refused) : refused
  },
  encode: identity,
  shape: () => ({ kind: 'unknown', name: 'object' }),
})

/** Anything, untouched: for what no document describes. */
export const unknownValue: Codec<unknown> = createCodec<unknown>({
  name: 'anything',
  is: (_value): _value is unknown => true,
  read: identity,
  encode: identity,
  shape: () => ({ kind: 'unknown', name: 'anything' }),
})
