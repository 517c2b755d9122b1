import type { Type } from 'io-ts'

/** A genuine io-ts type: decodes an answer or checks an input, and encodes the value for the wire. */
export type Codec<A, O = unknown> = Type<A, O, unknown>
