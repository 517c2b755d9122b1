import type { Cause } from './Cause'

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
  /** What was wrong: the operation's input, the options of the call, the credentials, the session, or this client's clock. */
  readonly subject: 'input' | 'options' | 'credentials' | 'session' | 'clock'
  readonly issues: ReadonlyArray<Issue>
  /** What was thrown where a credential, a session or the input was read. */
  readonly cause?: Cause
}
