import type { Text } from './Text'

export interface Issue {
  readonly path: string
  /** The place, and what should stand there. */
  readonly said: Text
}

/** What is wrong with an input: nothing was made of it. */
export interface Wrong {
  readonly issues: ReadonlyArray<Issue>
}

/** `POST /api/calls/check` answers this or {@link Wrong}: what would be sent, masked, and how others send it. */
export interface Checked {
  readonly request: {
    readonly verb: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly params: Readonly<Record<string, string>>
    /** Sent and not signed; absent where there are none. */
    readonly files?: ReadonlyArray<{
      readonly name: string
      readonly fileName: string
      readonly type: string
      readonly bytes: number
    }>
    readonly stringToSign: string
  }
  /** Of its body. */
  readonly bytes: number
  /** `''`: there is none. */
  readonly curl: string
  readonly typescript: string
}

/**
 * `POST /api/calls/prepare` answers this or {@link Wrong}: a call of a real endpoint that waits to be sent; nothing that gives
 * access is in it.
 */
export interface Prepared extends Checked {
  readonly id: string
  /** How long it may wait, ms. */
  readonly forMs: number
  readonly endpoint: string
  /** Who says that calls go there. */
  readonly from: Text
  readonly production: boolean
  /** The end of the application's key: `…5678`. */
  readonly key: string
  readonly writes: boolean
  /** What a person has to do before it is sent: nothing, say so, or type `word`. */
  readonly needs: 'none' | 'confirm' | 'type'
  /** What is handed in with it. */
  readonly word: string
}

/** `POST /api/calls/send`: what came of a call. */
export interface Called {
  /** `ok`, or the tag of the error. */
  readonly result: string
  /** What to do about it; `''` where it is well. */
  readonly said: Text
  /** The answer as JSON text, masked; `''` where there is none. */
  readonly output: string
  readonly issues: ReadonlyArray<Issue>
  readonly attempts: number
  readonly durationMs: number
  readonly requestId: string
}
