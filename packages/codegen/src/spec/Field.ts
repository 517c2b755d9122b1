import type { Shape } from './Shape'

/** What a document says a value may not exceed. */
export interface Limits {
  /** UTF-16 code units of a text; bytes of a file. */
  readonly maxLength?: number
  readonly minValue?: number
  readonly maxValue?: number
  readonly maxListSize?: number
}

/** One field of an input or an output, under its wire name. */
export interface Field {
  readonly name: string
  readonly shape: Shape
  /** The type as the document spells it, e.g. `Blacklist []`. */
  readonly type?: string
  readonly required?: true
  readonly description?: string
  /** The example as the document spells it. */
  readonly example?: string
  readonly limits?: Limits
}
