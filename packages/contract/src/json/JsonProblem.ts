/** Why a text is not taken. Never holds any of it. */
export interface JsonProblem {
  /**
   * `unparsable`: it is no JSON. `cut`: it ends before the value it holds is complete. `too-large`, `too-deep`,
   * `too-many-values`: it exceeds a limit of `JsonOptions`.
   */
  readonly reason: 'unparsable' | 'cut' | 'too-deep' | 'too-large' | 'too-many-values'
  /** Where, in UTF-16 units from the start, if it is known. */
  readonly offset?: number
}

export interface JsonOptions {
  /** What integers outside ±(2^53 − 1) become; default `text`. */
  readonly longIntegers?: 'text' | 'bigint'
  /** How many arrays and objects may be open at once; default 512. */
  readonly maxDepth?: number
  /** How many values a text may hold, counted as opening brackets and commas; default 2,000,000. An integer
   * outside ±(2^53 − 1) counts twice. */
  readonly maxValues?: number
  /** Bytes, or UTF-16 units of a text; default 64 MiB. */
  readonly maxSize?: number
}
