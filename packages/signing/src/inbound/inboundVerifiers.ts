import { recordOf } from '@paifang/wire'
import type { Pairs } from '../Params'
import { hasAmbiguousName, hasSecondMoment, type Ambiguity } from './ambiguity'
import type { InboundAccepted, InboundReason } from './InboundResult'
import { memoryReplayStore, recordOnce, type AsyncReplayStore, type ReplayStore } from './ReplayStore'
import { defaultToleranceMs, inWindow, nowOf, refuseTolerance } from './window'

/** What was signed of a call, as it was received. */
export interface SignedCall {
  /** Each name once, in the order in which they are handed on. */
  readonly params: Pairs
  readonly signature: string | undefined
  /** What was hashed, without the secret; bytes where it is not always UTF-8. */
  readonly signed: Uint8Array | string
  /** Whether the signature is the one of `signed`, in constant time; asked only where there is one. */
  readonly isRight: (signature: string) => boolean
}

/** What a gateway signs when it calls you, and how a refusal of it looks. */
export interface InboundScheme<Q, F extends { readonly reason: string }> {
  /** Gives a refusal where the call is none; what it throws is an unreadable request. */
  readonly read: (request: Q) => SignedCall | F
  readonly timestampName: string
  readonly parseTimestamp: (text: string) => number | undefined
  readonly ambiguity: Ambiguity
  readonly refused: (reason: InboundReason, request: Q) => F
}

interface WindowOptions {
  /** How far the timestamp may lie from now, on either side. Default: 300,000 (5 minutes); `Infinity`: no window. */
  readonly toleranceMs?: number | undefined
}

interface StoreOptions {
  /** Remembers accepted calls, so that each is accepted once. */
  readonly replayStore?: ReplayStore | undefined
}

interface AsyncStoreOptions {
  /** Remembers accepted calls, so that each is accepted once; what answers later makes the check answer later. */
  readonly replayStore: AsyncReplayStore
}

interface NowOptions extends WindowOptions {
  /** Now, in epoch milliseconds. Default: the clock of this machine. */
  readonly nowMs?: number | undefined
}

interface ClockOptions extends WindowOptions {
  /** Epoch milliseconds. Default: the clock of this machine. */
  readonly clock?: (() => number) | undefined
}

/** One call, and how it is judged at once. */
export type VerifyInboundInput<P, Q> = Q & P & NowOptions & StoreOptions

/** How all calls are judged. */
export type InboundVerifierOptions<P> = P & ClockOptions & StoreOptions

export interface VerifyInbound<P, Q, F> {
  /**
   * Whether a call to your server comes from the platform, is fresh, and is new. Nothing a caller sends makes it throw.
   * Without a `replayStore` the same call is accepted again inside the window.
   *
   * @throws TypeError for a wrong set-up only: no secret, an empty one, a window that is no length of time
   */
  (input: VerifyInboundInput<P, Q>): InboundAccepted | F
  /** With a store that answers later, so does the check: the Promise never rejects. */
  (input: Q & P & NowOptions & AsyncStoreOptions): Promise<InboundAccepted | F>
}

export interface CreateInboundVerifier<P, Q, F> {
  /**
   * Whether calls to your server come from the platform, are fresh, and are new: by default with a
   * {@link memoryReplayStore}, which serves one process. Nothing a caller sends makes the check throw.
   *
   * @throws TypeError for a wrong set-up, at once: no secret, an empty one, a window that is no length of time
   */
  (options: InboundVerifierOptions<P>): (request: Q) => InboundAccepted | F
  /** With a store that answers later, so does the check: its Promises never reject. */
  (options: P & ClockOptions & AsyncStoreOptions): (request: Q) => Promise<InboundAccepted | F>
}

/** A call that comes from the platform and is fresh. Whether it is new is not known. */
export interface InboundProven {
  readonly ok: true
  /** What was signed, each name once. */
  readonly pairs: Pairs
  readonly signature: string
  /** Epoch milliseconds; `undefined` only without a clock window. */
  readonly timestampMs: number | undefined
}

/** When a call is judged, in epoch milliseconds, and how far its timestamp may lie from then; `Infinity`: no window. */
export interface InboundMoment {
  readonly nowMs: number
  readonly toleranceMs: number
}

/** Whether calls come from the platform and are fresh. Nothing a caller sends makes it throw, and nothing is remembered. */
export type InboundJudge<Q, F> = (request: Q, at: InboundMoment) => InboundProven | F

/** The checks of a gateway: of one call, of many, and what both are made of, for who remembers calls himself. */
export interface InboundVerifiers<P, Q, F> {
  readonly verifyInbound: VerifyInbound<P, Q, F>
  readonly createInboundVerifier: CreateInboundVerifier<P, Q, F>
  /** @throws TypeError for a wrong set-up: no secret, an empty one */
  readonly createInboundJudge: (policy: P) => InboundJudge<Q, F>
}

/** Form, signature, names and clock of one call, in this order: a stranger learns nothing about the clock. */
const check = <Q, F extends { readonly reason: string }>(
  scheme: InboundScheme<Q, F>,
  request: Q,
  { nowMs, toleranceMs }: InboundMoment,
): InboundProven | F => {
  const { read, refused, ambiguity } = scheme
  const call = read(request)
  if ('reason' in call) return call
  const { params, signature, signed, isRight } = call
  if (signature === undefined || signature === '') return refused('signature-missing', request)
  if (!isRight(signature)) return refused('signature-wrong', request)
  if (hasAmbiguousName(params, ambiguity)) return refused('ambiguous-parameter', request)
  const { timestampName } = scheme
  const timestampMs = scheme.parseTimestamp(params.find(([name]) => name === timestampName)?.[1] ?? '')
  if (toleranceMs !== Infinity) {
    if (timestampMs === undefined) return refused('timestamp-missing', request)
    if (hasSecondMoment(signed, timestampName, ambiguity)) return refused('ambiguous-parameter', request)
    if (!inWindow(timestampMs, nowMs, toleranceMs)) return refused('timestamp-outside-window', request)
  }
  return { ok: true, pairs: params, signature, timestampMs }
}

const judgeOf =
  <Q, F extends { readonly reason: string }>(scheme: InboundScheme<Q, F>): InboundJudge<Q, F> =>
  (request, at) => {
    try {
      return check(scheme, request, at)
    } catch {
      return scheme.refused('unreadable-request', request)
    }
  }

interface VerifierOptions extends ClockOptions {
  readonly replayStore: ReplayStore | AsyncReplayStore | undefined
}

const verifierOf = <Q, F extends { readonly reason: string }>(
  scheme: InboundScheme<Q, F>,
  { toleranceMs = defaultToleranceMs, clock, replayStore }: VerifierOptions,
): ((request: Q) => InboundAccepted | F | Promise<InboundAccepted | F>) => {
  refuseTolerance(toleranceMs)
  const judge = judgeOf(scheme)
  return (request) => {
    const nowMs = nowOf(clock?.())
    const proven = judge(request, { nowMs, toleranceMs })
    if ('reason' in proven) return proven
    const { pairs, signature, timestampMs } = proven
    const accepted: InboundAccepted = { ok: true, params: recordOf(pairs), timestampMs }
    if (replayStore === undefined) return accepted
    const expiresAtMs = (timestampMs ?? nowMs) + toleranceMs
    const failed = (reason: InboundReason): F => scheme.refused(reason, request)
    return recordOnce(replayStore, { key: signature, expiresAtMs, nowMs }, accepted, failed)
  }
}

/** Makes the checks of a gateway. `schemeOf` throws for a policy that can verify nothing. */
export const inboundVerifiers = <P, Q, F extends { readonly reason: string }>(
  schemeOf: (policy: P) => InboundScheme<Q, F>,
): InboundVerifiers<P, Q, F> => {
  type Result = InboundAccepted | F
  function verifyInbound(input: Q & P & NowOptions & StoreOptions): Result
  function verifyInbound(input: Q & P & NowOptions & AsyncStoreOptions): Promise<Result>
  function verifyInbound(
    input: Q & P & NowOptions & (StoreOptions | AsyncStoreOptions),
  ): Result | Promise<Result> {
    const { toleranceMs, nowMs, replayStore } = input
    return verifierOf(schemeOf(input), { toleranceMs, clock: () => nowOf(nowMs), replayStore })(input)
  }
  function createInboundVerifier(options: P & ClockOptions & StoreOptions): (request: Q) => Result
  function createInboundVerifier(
    options: P & ClockOptions & AsyncStoreOptions,
  ): (request: Q) => Promise<Result>
  function createInboundVerifier(
    options: P & ClockOptions & (StoreOptions | AsyncStoreOptions),
  ): (request: Q) => Result | Promise<Result> {
    const { toleranceMs, clock, replayStore = memoryReplayStore() } = options
    return verifierOf(schemeOf(options), { toleranceMs, clock, replayStore })
  }
  return { verifyInbound, createInboundVerifier, createInboundJudge: (policy) => judgeOf(schemeOf(policy)) }
}
