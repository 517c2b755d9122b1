import { refuse } from '@paifang/signing'
import { refuseCredentials } from '../credentials'
import { defaultToleranceMs, nowOf, refuseTolerance } from '../window'
import { checkInbound, type InboundPassed } from './checkInbound'
import type { InboundRequest } from './InboundRequest'
import { refused, type InboundRefused, type InboundResult } from './InboundResult'
import { recordOnce } from './recordOnce'
import type { AsyncReplayStore, ReplayStore } from './ReplayStore'

export interface InboundPolicy {
  /** The app secret; several while one replaces another. */
  readonly secret: string | ReadonlyArray<string>
  /** How far `timestamp` may lie from now, on either side. Default: 300,000 (5 minutes); `Infinity`: no window. */
  readonly toleranceMs?: number
}

/** The secrets of a policy. @throws TypeError for one that cannot sign, none at all, or a window that is none */
export const secretsOf = ({
  secret,
  toleranceMs = defaultToleranceMs,
}: InboundPolicy): ReadonlyArray<string> => {
  const secrets = typeof secret === 'string' ? [secret] : secret
  if (secrets.length === 0) refuse('secret', 'at least one app secret')
  for (const each of secrets) refuseCredentials({ method: 'md5', secret: each })
  refuseTolerance(toleranceMs)
  return secrets
}

export interface VerifyInboundInput extends InboundRequest, InboundPolicy {
  /** Now, in epoch milliseconds. Default: the clock of this machine. */
  readonly nowMs?: number
  /** Remembers accepted calls. Default: none, so the same call is accepted again inside the window. */
  readonly replayStore?: ReplayStore | undefined
}

/** With a store that answers later, so does the check. */
export type VerifyInboundAsyncInput = Omit<VerifyInboundInput, 'replayStore'> & {
  readonly replayStore: AsyncReplayStore
}

const check = (
  input: VerifyInboundInput | VerifyInboundAsyncInput,
  nowMs: number,
): InboundPassed | InboundRefused => {
  const { secret, toleranceMs = defaultToleranceMs } = input
  const secrets = secretsOf({ secret, toleranceMs })
  try {
    return checkInbound({ ...input, secrets, nowMs, toleranceMs })
  } catch {
    return refused('unreadable-request')
  }
}

/**
 * Whether a call to your server (SPI) comes from TOP, is fresh, and is new. Nothing a caller sends makes it throw; with
 * an {@link AsyncReplayStore} it returns a Promise, which never rejects.
 *
 * @throws TypeError for a wrong set-up only: an empty secret, a window that is no length of time
 * @see official Java SDK 20210623, SpiUtils
 */
export function verifyInbound(input: VerifyInboundInput): InboundResult
export function verifyInbound(input: VerifyInboundAsyncInput): Promise<InboundResult>
export function verifyInbound(
  input: VerifyInboundInput | VerifyInboundAsyncInput,
): InboundResult | Promise<InboundResult> {
  const nowMs = nowOf(input.nowMs)
  const passed = check(input, nowMs)
  if (!('accepted' in passed) || input.replayStore === undefined)
    return 'accepted' in passed ? passed.accepted : passed
  const { accepted, signature } = passed
  const expiresAtMs = (accepted.timestampMs ?? nowMs) + (input.toleranceMs ?? defaultToleranceMs)
  const failed = (reason: 'replayed' | 'replay-store-failed'): InboundRefused => refused(reason)
  return recordOnce(input.replayStore, { key: signature, expiresAtMs, nowMs }, accepted, failed)
}
