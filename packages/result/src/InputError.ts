/** One thing wrong at one place. Never carries the value. */
export interface Issue {
  /** Where, as a caller would write it: `user_blacklist_request.blacklist[0].mobile`; `''` is the whole value. */
  readonly path: string
  /** What would have been right there, e.g. `text of digits, bigint or safe integer`. */
  readonly expected: string
}

/** The caller must act: nothing was sent. */
export interface InputError {
  readonly _tag: 'InputError'
  readonly method: string
  /** What was wrong: the operation's input, the credentials, or a missing session. */
  readonly subject: 'input' | 'credentials' | 'session'
  readonly issues: ReadonlyArray<Issue>
}
