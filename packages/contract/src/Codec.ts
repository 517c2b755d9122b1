import type { Type } from 'io-ts'

/** A genuine io-ts type: decodes an answer or checks an input, and encodes the value for the wire. */
export type Codec<A, O = unknown> = Type<A, O>

/** Some codec, whatever its type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- io-ts types are invariant: any is their common bound
export type AnyCodec = Codec<any>
