/** An answer as it was sent. It may hold personal data: a store is as secret as a log of answers. */
export interface KeptAnswer {
  readonly contentType: string
  /** UTF-8 text. */
  readonly body: string
}

/**
 * What stands under a key. `begun`: nothing did, and now it is the caller's; `running`: somebody else's, who has not
 * answered; `full`: nothing, and there is no room for it.
 */
export type Begun = 'begun' | 'running' | 'full' | KeptAnswer

type Now<A> = A | PromiseLike<A>

/**
 * Remembers the answers to calls by their idempotency keys. Keys are hashes. What a store throws, or rejects with, keeps the
 * call from being handled: it is refused as busy.
 */
export interface IdempotencyStore {
  /** Looks and takes in one step: of two at the same time only one may get `begun`. After `leaseMs` it is nobody's again. */
  readonly begin: (
    key: string,
    taken: { readonly owner: string; readonly leaseMs: number; readonly nowMs: number },
  ) => Now<Begun>
  /** Keeps the answer for `keepMs`, unless somebody else has taken the key since. */
  readonly finish: (
    key: string,
    kept: {
      readonly owner: string
      readonly answer: KeptAnswer
      readonly keepMs: number
      readonly nowMs: number
    },
  ) => Now<void>
  /** Gives the key back: the call failed and may be handled again. */
  readonly abandon: (key: string, owner: string) => Now<void>
}
