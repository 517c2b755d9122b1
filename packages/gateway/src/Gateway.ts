import type { Operation } from '@paifang/contract'
import type { BusinessError, CallError, GatewayError, InputError, ProtocolError } from '@paifang/result'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import type { Either } from 'fp-ts/Either'
import type { CallOptions } from './call/CallOptions'

/** Some operation of a gateway, whatever it takes and gives. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- io-ts types are invariant: any is their common bound
export type AnyOperation<G extends string = string> = Operation<G, any, any, string>

/** A call whose input was checked and encoded. */
export interface Unsigned<G extends string = string, X extends CallOptions = CallOptions> {
  readonly operation: AnyOperation<G>
  /** The encoded input: wire values by parameter name. */
  readonly wire: unknown
  readonly options: X
}

/** What a gateway made of a call once, for all its attempts: parameters as text, files. */
export interface Prepared {
  /** Asked before each repeat; `false`: the body cannot be sent again, e.g. a stream that was read. Default: it can. */
  readonly repeatable?: () => boolean
}

/** One attempt, about to be signed. */
export interface Attempt {
  /** From 1. */
  readonly number: number
  /** The client's clock, corrected by what was learnt of the gateway's: epoch milliseconds. */
  readonly epochMs: number
}

/** A request that is ready to be sent. */
export interface Signed {
  /** Without `timeoutMs` and `signal`: those are the call's. */
  readonly request: HttpRequest
  /** Texts that nothing may show: secret, session, token, signature. Empty texts are ignored. */
  readonly secrets: ReadonlyArray<string>
  /** Who signed: the app key, the access key. Bans are remembered for it. */
  readonly account?: string | undefined
}

/** The gateway's envelope was opened and holds an answer. */
export interface Answer {
  /** What the operation's output codec decodes. */
  readonly output: unknown
  readonly requestId?: string
}

/** The gateway refused, or it was not the gateway that answered. */
export interface Refusal {
  /** A BusinessError where the envelope, not the answer inside it, holds the business code. */
  readonly error: ProtocolError | GatewayError | BusinessError
  /** The server's clock, as far as this answer tells: epoch milliseconds. Looked at when `kind` is `clock`. */
  readonly serverTimeMs?: number
  /** HTTP `Retry-After`, in milliseconds, where the error itself holds no time. */
  readonly retryAfterMs?: number
}

export type Opened = Either<Refusal, Answer>

/**
 * A protocol as a value: how a call becomes requests, and how an answer is read. `createClient` runs it. Functions may
 * be synchronous where nothing has to be waited for; what they throw becomes an error of the call.
 */
export interface Gateway<
  G extends string,
  P extends Prepared = Prepared,
  S extends Signed = Signed,
  X extends CallOptions = CallOptions,
> {
  /** Also `GatewayError.gateway` and `gateway` of every operation. */
  readonly name: G
  /** The options that calls may have beside those of every gateway. Given, a call with any other is refused. */
  readonly callOptions?: ReadonlyArray<string>
  /** Where requests go, as events name it: `gw.api.taobao.com`. */
  readonly host?: string
  /** How a checked input becomes wire values; default: as its codec encodes it. */
  readonly encode?: (operation: AnyOperation<G>, input: unknown, options: X) => unknown
  /** Once per call. Left: nothing is sent. */
  readonly prepare: (call: Unsigned<G, X>) => Either<InputError, P>
  /**
   * For each attempt: credentials read anew, a fresh timestamp and signature. Left: nothing is sent, and the
   * call ends so: what signing waits for (a login) has attempts of its own.
   */
  readonly sign: (prepared: P, attempt: Attempt) => Either<CallError, S> | Promise<Either<CallError, S>>
  /** Reads an answer: status, envelope, gateway error. */
  readonly open: (response: HttpResponse, prepared: P, signed: S) => Opened | Promise<Opened>
  /**
   * After an error of kind `session`: gets a new authorization in place of the one `signed` used. `true`: there is
   * one, and the call is repeated once. Rejecting with a CallFailure ends the call in its error. Absent: sessions cannot
   * be renewed.
   */
  readonly renewSession?: (prepared: P, signed: S) => Promise<boolean>
}
