import type { CallError, Cause, Issue, TransportError } from './CallError'

/**
 * Every way in which anything of Paifang can fail: calls, and what is built on them. Plain tagged data, divided by who
 * must act. `describe`, `match`, `unwrap` and `CallFailure` take them all.
 */
export type PaifangError =
  CallError | PageError | JobError | LimitError | MessageError | CryptoError | InboundError | DownloadError

/** Paging cannot go on without a hole: whoever asked for the pages must act. What was handed out before it is right. */
export interface PageError {
  readonly _tag: 'PageError'
  /** Wire name of the operation that pages. */
  readonly method: string
  /**
   * `truncated`: the platform holds more rows than it hands out, ask for a smaller window; `not-advancing`: a page was
   * the one before it again, or one has no rows and says that more follow; `rows-not-found`: an answer holds no list where the operation says that rows are.
   */
  readonly reason: 'truncated' | 'not-advancing' | 'rows-not-found'
  /** The page at which it stopped, as it was asked for: `12`, a cursor, the end of a window. */
  readonly page?: string
  /** Rows that were handed out before it. */
  readonly rows?: number
  /** Rows that the platform says there are. */
  readonly total?: number
  /** Where rows were expected: `result.list`. */
  readonly path?: string
  /** Where the answer has lists instead. */
  readonly lists?: ReadonlyArray<string>
  readonly requestId?: string
}

/** A job stopped before its end, resumably: whoever runs it must act. Its checkpoint says what became of every row. */
export interface JobError {
  readonly _tag: 'JobError'
  readonly job: string
  /** Wire name of the operation that the job calls. */
  readonly method?: string
  /**
   * `call`: a call failed in a way that no other row would not (`error`); `everything-refused`: nothing but refusals of
   * one kind, by the platform or before any call; `too-many-unknown`: outcomes cannot be told any more; `source-changed`:
   * the rows are not those the job began with; `secret`: it is kept under another secret; `locked`: another runner has it; `format`: it was kept by another version; `definition`: operation,
   * version or options differ from the job's; `store`: the checkpoint cannot be read or written; `source`: the rows
   * cannot be read; `paused`: the gateway takes nothing for longer than the job waits (`untilMs`); `cancelled`.
   */
  readonly reason:
    | 'call'
    | 'everything-refused'
    | 'too-many-unknown'
    | 'source-changed'
    | 'secret'
    | 'locked'
    | 'format'
    | 'definition'
    | 'store'
    | 'source'
    | 'paused'
    | 'cancelled'
  /** What the reason needs to be understood: the two formats, who holds the lock, what differs. No value of a row. */
  readonly detail?: string
  /** The row it stopped at, from 1; of `source-changed` the first that may differ. */
  readonly row?: number
  /** Where only a stretch of rows could be compared: the last of those that may differ. Absent: it is `row` itself. */
  readonly toRow?: number
  /** When running it again makes sense: epoch milliseconds. */
  readonly untilMs?: number
  /** How many rows were read, and what became of those that have an outcome. */
  readonly counts?: {
    readonly read: number
    readonly done: number
    readonly refused: number
    readonly unknown: number
  }
  readonly error?: CallError
  readonly cause?: Cause
}

/**
 * Limits that processes share cannot be kept: whoever runs their store must act. A call that a limit holds back is a
 * GatewayError of kind `throttled` instead, as if the gateway had said it.
 */
export interface LimitError {
  readonly _tag: 'LimitError'
  /** `store`: it cannot be reached; `durability`: it may forget what it was told. */
  readonly reason: 'store' | 'durability'
  /** The limit concerned: `top 12345678 taobao.trade.get`. */
  readonly limit?: string
  readonly detail?: string
  readonly cause?: Cause
}

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

/** A field cannot be encrypted, decrypted or searched, or an oaid not opened: nothing is given in its place. */
export interface CryptoError {
  readonly _tag: 'CryptoError'
  /**
   * `no-key`: the user has none, or it was withdrawn; `session`: the user's session is not usable; `sub-account`: only the
   * main account may; `not-ciphertext`: it was never encrypted; `corrupt`: it was, and is damaged; `plain`: it cannot be
   * encrypted as what it was said to be (a phone number too short); `unavailable`: the key could not be fetched (`error`);
   * `no-receiver`: the platform answered, and knows no receiver by this oaid and order.
   */
  readonly reason:
    | 'no-key'
    | 'session'
    | 'sub-account'
    | 'not-ciphertext'
    | 'corrupt'
    | 'plain'
    | 'unavailable'
    | 'no-receiver'
  /** What the field was said to be: `phone`, `nick`, `receiver_name`, … */
  readonly type?: string
  /** Version of the key that the ciphertext names. */
  readonly version?: string
  readonly error?: CallError
}

/** A call that the platform made to us was not handled: by `reason` the caller, the web framework or a handler must act. */
export interface InboundError {
  readonly _tag: 'InboundError'
  /**
   * `body`: its bytes are gone, a parser took them (`detail` names it); `charset`: they are not what they say they are;
   * `signature`, `clock`, `replay`, `source`: it was not the platform, or not now; `method`: nobody handles it; `input`:
   * its values are not right (`issues`); `handler`: the handler failed; `timeout`: it did not end in time; `busy`: this
   * process takes no more; `unavailable`: a secret, or what remembers calls, could not be asked.
   */
  readonly reason:
    | 'body'
    | 'charset'
    | 'signature'
    | 'clock'
    | 'replay'
    | 'source'
    | 'method'
    | 'input'
    | 'handler'
    | 'timeout'
    | 'busy'
    | 'unavailable'
  readonly gateway: string
  /** Wire name of what was called, where it could be told. */
  readonly method?: string
  readonly detail?: string
  readonly issues?: ReadonlyArray<Issue>
  /** What the handler threw. */
  readonly cause?: Cause
}

/** A file was not fetched, or not unpacked: nothing of it is where it was to be. */
export interface DownloadError {
  readonly _tag: 'DownloadError'
  /**
   * `options`: it cannot be done as it was asked for (`detail`); `transport`: the network (`error`); `refused`: the server gave no
   * file (`status`, `code`); `spent`: the link was used before; `type`: what came is no file (`type`); `too-large`: more than was
   * allowed; `checksum`: it is not what was promised; `exists`: something is there already (`path`); `entry`: an archive holds
   * what is not taken from one (`entry`, `detail`); `corrupt`: it is damaged or cut; `disk`: it cannot be read or written.
   */
  readonly reason:
    | 'options'
    | 'transport'
    | 'refused'
    | 'spent'
    | 'type'
    | 'too-large'
    | 'checksum'
    | 'exists'
    | 'entry'
    | 'corrupt'
    | 'disk'
  /** `maybe`: the link was used; where it works once, it is spent. */
  readonly sent?: 'no' | 'maybe'
  readonly status?: number
  /** The platform's, where it said one. */
  readonly code?: string
  readonly subCode?: string
  /** Of what came: `text/html`. */
  readonly type?: string
  /** The file or folder concerned. */
  readonly path?: string
  /** As the archive names it, on one line. */
  readonly entry?: string
  /** What was expected. */
  readonly detail?: string
  readonly error?: TransportError
  readonly cause?: Cause
}
