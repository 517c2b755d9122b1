import type { Cause } from './Cause'

/** The message channel, or one message of it, failed: by `reason` the account, the network or a handler must act. */
export interface MessageError {
  readonly _tag: 'MessageError'
  /**
   * `refused`: the server did not take the connection (`status`, `phrase`); `unreachable`: there was none; `closed`: it
   * ended; `timeout`: no answer in time; `frame`: something that is no message arrived; `handler`: a handler failed or
   * did not end; `send`: a message was not taken.
   */
  readonly reason: 'refused' | 'unreachable' | 'closed' | 'timeout' | 'frame' | 'handler' | 'send'
  readonly topic?: string
  /** Of the message: exact text. */
  readonly id?: string
  readonly status?: number
  /** The server's own words, masked. */
  readonly phrase?: string
  /** Whether a message that was to be published may have been taken. */
  readonly sent?: 'no' | 'maybe'
  /** What is wrong with a frame, and at which byte; what else the reason needs to be understood. No value of a message. */
  readonly detail?: string
  readonly retryAfterMs?: number
  readonly cause?: Cause
}
