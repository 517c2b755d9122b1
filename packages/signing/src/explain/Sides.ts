/** What a stretch of a signed text is. Values that may not be shown, and the secret, are `‹…›`. */
export interface Segment {
  /** `glue` is what a client put between, before or behind names and values. */
  readonly kind: 'secret' | 'name' | 'value' | 'glue' | 'body'
  readonly text: string
  /** Of a name and a value: which parameter it belongs to. */
  readonly field?: string
  /** The part that is not the same on the other side: all of the text, or from one character to another. */
  readonly differs?: readonly [from: number, to: number]
}

/** One side: what was hashed, in its order, and how. */
export interface Side {
  readonly segments: ReadonlyArray<Segment>
  /** E.g. `HMAC-MD5(key ‹secret›, text)`. */
  readonly formula: string
}

/**
 * Both sides of a signature. Where the texts agree, what differs is in the formulas, in the secret or in the bytes of the
 * text, and the differences say it.
 */
export interface Sides {
  readonly gateway: Side
  /** What the client must have hashed; absent where nothing explains its signature. */
  readonly client?: Side
}
