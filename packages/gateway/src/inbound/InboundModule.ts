import type { InboundError, Issue } from '@paifang/result'
import type { Either } from 'fp-ts/Either'
import type { AnyOperation } from '../Gateway'

/** A call that the platform made to us, as it came: nothing of it is decoded, parsed or believed. */
export interface InboundRequest {
  /** `POST`. */
  readonly verb: string
  /** Without the query: `/spi`. */
  readonly path: string
  /** Without `?`, not decoded. */
  readonly query: string
  /** Names in lower case; of a repeated header, its values joined as HTTP says. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The bytes as they came. */
  readonly body: Uint8Array
}

/** What is sent back. The status is always 200: platforms read a failure in the body, and nothing out of a status. */
export interface InboundAnswer {
  readonly status: 200
  readonly contentType: string
  readonly body: Uint8Array
}

/** Who calls, as the request says; nothing of it is proven. */
export interface InboundCaller {
  /** Key of the application, where the request names one. */
  readonly app: string | undefined
  /** Wire name of what is called, `''` where the request names none. */
  readonly method: string
  /** Parameters of the query, decoded. */
  readonly params: Readonly<Record<string, string>>
}

/**
 * The secret of the application that is called: one text, several while one replaces another, or a function that finds
 * it, where several applications share a URL. What it gives for an application that it does not know is `undefined`.
 */
export type InboundSecret =
  string | ReadonlyArray<string> | ((caller: InboundCaller) => InboundSecrets | PromiseLike<InboundSecrets>)

type InboundSecrets = string | ReadonlyArray<string> | undefined

export interface InboundCheck {
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** How far the timestamp may lie from now, on either side; `Infinity`: no window. */
  readonly toleranceMs: number
}

/** A call that is proven to come from the platform, and to be of now. Whether it came before is not known yet. */
export interface VerifiedCall {
  /** What is signed, decoded, each name once: read these, never the request. */
  readonly pairs: ReadonlyArray<readonly [name: string, value: string]>
  /** The same by name. */
  readonly params: Readonly<Record<string, string>>
  /** The same for every repeat of the very same signed text, however it is cut, and for nothing else. */
  readonly replayKey: string
  /** From then on the window refuses it anyway. Epoch milliseconds. */
  readonly expiresAtMs: number
}

/** How a call ended. */
export type InboundEnd =
  /** The handler's output as its codec encoded it. */
  | { readonly _tag: 'Done'; readonly operation: InboundOperation; readonly wire: unknown }
  /** The handler said no. */
  | { readonly _tag: 'Failed'; readonly code: string; readonly message: string }
  /** It was not handled. */
  | { readonly _tag: 'Refused'; readonly error: InboundError }

/** What of an operation the other direction needs. */
export type InboundOperation = Pick<AnyOperation, 'method' | 'input' | 'output' | 'outcome'>

/** One call on its way through a gateway. Whatever was sent, nothing of it throws or rejects but where it says so. */
export interface InboundReceived {
  /** Wire name of what is called, in the gateway's one spelling; `''` where the request names none. */
  readonly method: string
  /** Key of the application, where the request names one. */
  readonly app: string | undefined
  /** Form, signature and clock, in this order. It is called once, before `input`. */
  readonly verify: (
    check: InboundCheck,
  ) => Either<InboundError, VerifiedCall> | Promise<Either<InboundError, VerifiedCall>>
  /**
   * What an operation's input codec decodes: members by wire name. It is called once, after `verify` found the call to be
   * right.
   */
  readonly input: (
    operation: InboundOperation,
    call: VerifiedCall,
  ) => Either<ReadonlyArray<Issue>, unknown> | Promise<Either<ReadonlyArray<Issue>, unknown>>
  /**
   * The answer in the platform's own form, for any end and at any time.
   *
   * @throws TypeError only for an output that this form cannot hold; another end never
   */
  readonly answer: (end: InboundEnd) => InboundAnswer
}

/** What is a gateway's own where it calls us. `@paifang/inbound` takes a list of them. */
export interface InboundModule<G extends string = string> {
  /** The `gateway` of its operations. */
  readonly gateway: G
  /** Whether a request looks like this gateway's; asked where there are several, and where two say so, the one that has a handler takes it. */
  readonly owns: (request: InboundRequest) => boolean
  /** The gateway's one spelling of a method. Default: as it is. */
  readonly methodOf?: (method: string) => string
  readonly receive: (request: InboundRequest) => InboundReceived
}
