/** Something answered, but not in the gateway's language: a proxy, an outage page, a truncated body. */
export interface ProtocolError {
  readonly _tag: 'ProtocolError'
  readonly method: string
  readonly reason: 'status' | 'empty' | 'unparsable' | 'envelope' | 'too-large'
  /** HTTP status of the answer. */
  readonly status: number
  /** The first characters of the answer, masked; `''` when there are none. */
  readonly excerpt: string
}
