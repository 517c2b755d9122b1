import type { AnyOperation } from '../call/Operations'

/** What the body of a call is. */
export type CallForm = 'json' | 'xml' | 'form'

/** A call that a platform makes, before it is written. */
export interface OutgoingCall {
  readonly method: string
  /** Business members by wire name. */
  readonly input: Readonly<Record<string, unknown>>
  /** Key of the application that is called. */
  readonly app: string
  readonly secret: string
  readonly nowMs: number
  readonly form: CallForm
  readonly charset: 'UTF-8' | 'GBK'
  /** `false`: the signature is left out. */
  readonly isSigned: boolean
  /** Where a document says how it is written; XML of some gateways needs it. */
  readonly operation?: AnyOperation | undefined
}

/** The same, as it is sent. */
export interface OutgoingRequest {
  /** Without `?`. */
  readonly query: string
  readonly contentType: string
  readonly body: Uint8Array
}

/** What an answer says in the gateway's own language. */
export interface AnswerReading {
  /**
   * `done`; `failed`: a failure with a code; `refused`: exactly what a call gets that is not proven; `nothing`: it is no
   * answer of this gateway.
   */
  readonly says: 'done' | 'failed' | 'refused' | 'nothing'
  readonly code?: string
  readonly message?: string
}

/** A gateway where it calls others: SPI, callbacks. */
export interface PlatformCaller {
  /** The first is what a call is that says nothing else. */
  readonly forms: ReadonlyArray<CallForm>
  readonly charsets: ReadonlyArray<OutgoingCall['charset']>
  /** Of the account that its clients are created with. */
  readonly credentialsOf: (account: Readonly<Record<string, unknown>>) => {
    readonly app: string
    readonly secret: string
  }
  /** Written and signed. */
  readonly write: (call: OutgoingCall) => OutgoingRequest
  /** A signed call of long ago that somebody wrote a moment of now into, cut anew so that it looks like one of now. */
  readonly resplit: (call: OutgoingCall) => OutgoingRequest
  readonly readAnswer: (contentType: string, body: Uint8Array) => Promise<AnswerReading>
}
