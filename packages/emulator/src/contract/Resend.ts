/**
 * How an exchange is sent once more: byte for byte; with the stamp of now, signed again by its own application; or that
 * with the key and the session of the emulator's first application.
 */
export type ResendAs = 'bytes' | 'signed-again' | 'own-account'

export const resendWays = ['bytes', 'signed-again', 'own-account'] as const satisfies ReadonlyArray<ResendAs>

/** Another value in a request that is sent once more; what is not named stays, whether it may be shown or not. */
export interface Edit {
  /** Name of a parameter; absent: the JSON of the body. */
  readonly param?: string
  /** Where in the JSON of the parameter; absent or empty: all of its text. */
  readonly at?: ReadonlyArray<string>
  /** The new text; within JSON the JSON of the value. Absent: the parameter is left out. */
  readonly value?: string
}

/** `POST /journal/{seq}/resend`, `POST /journal` */
export interface Resent {
  /** Of the new exchange. */
  readonly seq: number
}

/** A request that was captured elsewhere, for `POST /journal`. */
export interface CapturedRequest {
  readonly verb: string
  /** Path and query, e.g. `/router/rest?app_key=12345678`. */
  readonly target: string
  readonly headers?: ReadonlyArray<readonly [name: string, value: string]>
  /** Default: none. */
  readonly body?: string
  /** Instead of it, what is no text. */
  readonly bodyBase64?: string
}
