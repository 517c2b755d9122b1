import type { Context, Is } from 'io-ts'
import type { Codec } from '../Codec'
import { createCodec, type Read } from '../createCodec'

export interface ScalarParts<A> {
  readonly name: string
  readonly is: Is<A>
  readonly read: Read<A>
  readonly encode: (value: A) => unknown
  /** Where a value becomes text as it is; default: `encode`. */
  readonly encodeParam?: (value: A) => unknown
  /** What to say of a particular value instead of the name. Must not contain the value. */
  readonly remedy?: (wire: unknown, context: Context) => string | undefined
}

/** A codec of one value without parts. */
export const scalar = <A>({ remedy, ...parts }: ScalarParts<A>): Codec<A> =>
  createCodec<A>({
    ...parts,
    ...(remedy === undefined
      ? {}
      : {
          explain: (value, context) => {
            const message = remedy(value, context)
            return message === undefined ? [] : [{ value, context, message }]
          },
        }),
  })

/** A number that a double may already have rounded. */
export const isUnsafeInteger = (wire: unknown): boolean =>
  typeof wire === 'number' && Number.isInteger(wire) && !Number.isSafeInteger(wire)
