import { gmt8Minutes } from '@paifang/wire'
import { checkInbound } from './checkInbound'
import { refused, type InboundRefused, type InboundResult } from './InboundResult'
import { inboundVerifiers, type InboundKey } from './inboundVerifiers'
import type { ReceivedParams } from './receivedPairs'
import { recordOnce } from './recordOnce'
import type { AsyncReplayStore, ReplayStore } from './ReplayStore'
import { defaultToleranceMs, nowOf, refuseTolerance } from './window'

export interface InboundPolicy extends InboundKey {
  /** How far `_timestamp` may lie from now, on either side. Default: 300,000 (5 minutes); `Infinity`: no window. */
  readonly toleranceMs?: number
  /** The zone in which the platform writes `_timestamp`, in minutes east of UTC. Default: 480 (GMT+8). */
  readonly utcOffsetMinutes?: number
}

export interface InboundCall {
  /** All parameters of the call with `_sig`, decoded once. A null (from JSON) counts as empty text. */
  readonly params: ReceivedParams
}

export interface VerifyInboundInput extends InboundCall, InboundPolicy {
  /** Now, in epoch milliseconds. Default: the clock of this machine. */
  readonly nowMs?: number
  /** Remembers accepted calls. Default: none, so the same call is accepted again inside the window. */
  readonly replayStore?: ReplayStore | undefined
}

/** With a store that answers later, so does the check. */
export type VerifyInboundAsyncInput = Omit<VerifyInboundInput, 'replayStore'> & {
  readonly replayStore: AsyncReplayStore
}

/**
 * Whether a callback to your server comes from the platform, is fresh, and is new: the same signature over everything
 * received but `_sig`. Nothing a caller sends makes it throw; with an {@link AsyncReplayStore} it returns a Promise,
 * which never rejects.
 *
 * @throws TypeError for a wrong set-up only: no secret, no public key, an unknown method, a window that is none
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 */
export function verifyInbound(input: VerifyInboundInput): InboundResult
export function verifyInbound(input: VerifyInboundAsyncInput): Promise<InboundResult>
export function verifyInbound(
  input: VerifyInboundInput | VerifyInboundAsyncInput,
): InboundResult | Promise<InboundResult> {
  const { toleranceMs = defaultToleranceMs, utcOffsetMinutes = gmt8Minutes, params, replayStore } = input
  const nowMs = nowOf(input.nowMs)
  refuseTolerance(toleranceMs)
  const verifierFor = inboundVerifiers(input)
  const passed = checkInbound({ params, verifierFor, nowMs, toleranceMs, utcOffsetMinutes })
  if (!('accepted' in passed)) return passed
  const { accepted, signature } = passed
  if (replayStore === undefined) return accepted
  const expiresAtMs = (accepted.timestampMs ?? nowMs) + toleranceMs
  const failed = (reason: 'replayed' | 'replay-store-failed'): InboundRefused => refused(reason)
  return recordOnce(replayStore, { key: signature, expiresAtMs, nowMs }, accepted, failed)
}
