import type { Sides } from '@paifang/signing'
import { shapeOf, type Codec } from '@paifang/contract'
import type { AnyOperation } from '../call/Operations'

/** Why a request was refused for its signature or its clock, as the signers explain it. Holds no secret. */
export interface Explained {
  readonly matched: boolean
  readonly name: string
  readonly differences: ReadonlyArray<{ readonly name: string; readonly field?: string }>
  readonly en: string
  readonly zh: string
  /** Masked; left out where nobody knows what is sensitive. */
  readonly stringToSign?: string
  /** What both sides hashed, piece by piece, masked; left out where nobody knows what is sensitive. */
  readonly sides?: Sides
  readonly formula: string
  readonly complete: boolean
}

/** Top-level names an operation knows. */
export const fieldsOf = (operation: AnyOperation | undefined): ReadonlyArray<string> => {
  if (operation === undefined) return []
  const shape = shapeOf(operation.input as Codec<unknown>)
  return shape.kind === 'struct' ? [...Object.keys(shape.required), ...Object.keys(shape.optional)] : []
}

/** Names of the members an operation calls sensitive, wherever they stand. */
export const sensitiveNames = (operation: AnyOperation | undefined): ReadonlyArray<string> =>
  (operation?.sensitive ?? []).flatMap((path) => path.slice(-1))

// Clients limit the size of headers: what does not fit is in the journal.
const longestHeader = 6000

const ascii = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** The header of an answer: JSON in ASCII, without the string to sign. */
export const explainHeader = (explained: Explained): string => {
  const { stringToSign: _long, sides: _longer, ...short } = explained
  const whole = ascii(short)
  if (whole.length <= longestHeader) return whole
  return ascii({ matched: explained.matched, name: explained.name.slice(0, 1000), differences: [] })
}
