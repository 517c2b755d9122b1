/** Why a text is not taken. Never holds any of it. */
export interface JsonProblem {
  readonly reason: 'unparsable' | 'too-deep' | 'too-large'
  /** Where, in UTF-16 units from the start, if it is known. */
  readonly offset?: number
}

export interface JsonOptions {
  /** What integers outside ±(2^53 − 1) become; default `text`. */
  readonly longIntegers?: 'text' | 'bigint'
  /** How many arrays and objects may be open at once; default 512. */
  readonly maxDepth?: number
  /** Bytes, or UTF-16 units of a text; default 64 MiB. */
  readonly maxSize?: number
}
