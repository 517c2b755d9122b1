import type { Either } from 'fp-ts/Either'
import type { AnyOperation } from '../call/Operations'
import type { EmulatorContext } from '../EmulatorContext'
import type { Limits } from '../http/Limits'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { ReceivedFile, Unreadable } from '../http/Received'
import type { Rewrite, Unsent } from '../resend/Rewrite'
import type { CheckResult } from './CheckResult'
import type { Refusal } from './Refusal'

/** Whose call of what a request claims to be. */
export interface Claim {
  /** Wire name of the operation; `''` when it names none. */
  readonly method: string
  /** Key of the application; `''` when it names none. */
  readonly app: string
}

/** A request on its way through a gateway. */
export interface Incoming<R> {
  readonly request: RawRequest
  readonly received: R
  /** Epoch ms as the server sees it, with the skew of a fault. */
  readonly now: number
  readonly context: EmulatorContext
}

/** What an answer is stamped with. */
export interface Stamp {
  readonly requestId: string
  readonly now: number
  /** The answer's own headers, `Date` among them. */
  readonly headers: Readonly<Record<string, string>>
}

/** A request as the journal shows it, not masked yet. */
export interface RequestParts {
  readonly params: Iterable<readonly [name: string, text: string]>
  /** Names of the parameters that came in the query. */
  readonly inQuery: ReadonlySet<string>
  readonly files: ReadonlyArray<ReceivedFile>
  /** The body where it is not made of parameters: XML, JSON, text. */
  readonly body: string | undefined
}

/** What the journal asks of a gateway. */
export interface RequestView {
  readonly gateway: string
  /** A name the gateway owns; every other parameter is the operation's. */
  readonly isSystem: (name: string) => boolean
  /** A system parameter that gives access: a session, a signature. Shown as `***`. */
  readonly isSecret: (name: string) => boolean
  /**
   * A parameter that every attempt of one call has anew: its time, its signature, a nonce. By the others the journal
   * knows a retry. Absent: all that the gateway owns, the session too.
   */
  readonly isStamp?: (name: string) => boolean
  /** What the platform calls a code of refusal. */
  readonly reasonOf?: (code: number) => string | undefined
  /** The text that is signed for these parameters and this body, as they are shown. Absent: nothing is signed. */
  readonly signedText?: (params: Readonly<Record<string, string>>, body: string | undefined) => string
}

/**
 * How one kind of request is read, judged and answered. `R` is whatever the gateway reads out of the bytes: named
 * parameters, an XML document, a JSON body.
 */
export interface CallEmulation<R> {
  readonly view: RequestView
  /** Reads the received bytes. What cannot be read is answered below the gateway's own language. */
  readonly read: (
    request: RawRequest,
    limits: Limits,
  ) => Either<Unreadable, R> | Promise<Either<Unreadable, R>>
  readonly claim: (received: R) => Claim
  readonly parts: (received: R) => RequestParts
  /** Names of its checks in their order, for `GET /checks`. */
  readonly checks?: ReadonlyArray<string>
  readonly judge: (incoming: Incoming<R>) => CheckResult | Promise<CheckResult>
  readonly requestId: (context: EmulatorContext, now: number) => string
  /** `wire` is what the output codec encoded. `wrongRoot` is a fault: the answer in an envelope nobody expects. */
  readonly succeed: (
    incoming: Incoming<R>,
    operation: AnyOperation,
    wire: unknown,
    stamp: Stamp,
    wrongRoot: boolean,
  ) => RawAnswer
  readonly refuse: (incoming: Incoming<R>, refusal: Refusal, stamp: Stamp) => RawAnswer
  /**
   * What makes a request one of now: its stamp and its signature, by its own application; or, `asOwn`, with the key and
   * the session of the emulator's first one. Absent: it cannot be signed again.
   */
  readonly signAnew?: (incoming: Incoming<R>, asOwn: boolean) => Rewrite | Unsent
  /** What the `error` fault answers unless its rule says otherwise. */
  readonly outage: Refusal
  /** What a handler that throws is answered with. */
  readonly crash: Refusal
}
