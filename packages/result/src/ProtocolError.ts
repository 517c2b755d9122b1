/** Why the bytes of an answer cannot be read. Holds none of them. */
export interface Flaw {
  /**
   * `charset`: bytes that are not in the charset of the answer (UTF-8 where it names none), or a charset nobody knows.
   * `cut`: it ends before what it holds is complete. `syntax`: it is neither JSON nor XML at that place. `document-type`:
   * XML that defines its own entities. `too-deep`, `too-many-values`: more than the client's limits allow.
   */
  readonly kind: 'charset' | 'cut' | 'syntax' | 'document-type' | 'too-deep' | 'too-many-values'
  /** Where, from the start: bytes for `charset`, else UTF-16 units. Absent where it is not known. */
  readonly offset?: number
}

/** Something answered, but not in the gateway's language: a proxy, an outage page, a truncated body. */
export interface ProtocolError {
  readonly _tag: 'ProtocolError'
  readonly method: string
  readonly reason: 'status' | 'empty' | 'unparsable' | 'envelope' | 'too-large'
  /** HTTP status of the answer. */
  readonly status: number
  /** What in the answer could not be read, where it was tried. */
  readonly flaw?: Flaw
  /** A batch that was answered with more or fewer parts than it had items. */
  readonly parts?: { readonly asked: number; readonly answered: number }
  /** The first characters of the answer, masked; `''` when there are none. */
  readonly excerpt: string
}
