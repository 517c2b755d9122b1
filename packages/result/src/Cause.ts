/** What code that is not ours threw: a credential function, a provider, a transport, a policy, a codec. */
export interface Cause {
  /** Of the error: `TypeError`; of anything else that was thrown its type: `string`. */
  readonly name: string
  /** Its own words, scrubbed of what the client knows to be secret, on one line. */
  readonly message: string
  /** The system's code, e.g. `ECONNREFUSED`. */
  readonly code?: string
}
