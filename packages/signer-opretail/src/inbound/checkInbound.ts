import type { Pairs } from '@paifang/signing'
import { parseCompactDateTime } from '@paifang/wire'
import type { PairsVerifier } from '../credentials'
import { accepted, refused, type InboundAccepted, type InboundRefused } from './InboundResult'
import { receivedPairs, type ReceivedParams } from './receivedPairs'
import { inWindow } from './window'

export interface InboundCheck {
  readonly params: ReceivedParams
  /** What verifies, for the method that `_sm` names; `undefined` when that method is not accepted. */
  readonly verifierFor: (named: string) => PairsVerifier | undefined
  readonly nowMs: number
  readonly toleranceMs: number
  readonly utcOffsetMinutes: number
}

/** A call that passed everything but the replay store, with what the store needs. */
export interface InboundPassed {
  readonly accepted: InboundAccepted
  readonly signature: string
}

const valueOf = (pairs: Pairs, name: string): string =>
  pairs.find(([candidate]) => candidate === name)?.[1] ?? ''

const timeRefusal = (timestampMs: number | undefined, check: InboundCheck): InboundRefused | undefined => {
  if (check.toleranceMs === Infinity) return undefined
  if (timestampMs === undefined) return refused('timestamp-missing')
  return inWindow(timestampMs, check.nowMs, check.toleranceMs)
    ? undefined
    : refused('timestamp-outside-window')
}

/** Form, signature and clock of one call, in this order: a stranger learns nothing about the clock. */
export const checkInbound = (check: InboundCheck): InboundPassed | InboundRefused => {
  const received = receivedPairs(check.params)
  if (typeof received === 'string') return refused(received)
  const { pairs, signature } = received
  if (signature === undefined || signature === '') return refused('signature-missing')
  const verifies = check.verifierFor(valueOf(pairs, '_sm').toLowerCase())
  if (verifies === undefined) return refused('sign-method-refused')
  if (!verifies(pairs, signature)) return refused('signature-wrong')
  const timestampMs = parseCompactDateTime(valueOf(pairs, '_timestamp'), check.utcOffsetMinutes)
  const refusal = timeRefusal(timestampMs, check)
  return refusal ?? { accepted: accepted(pairs, timestampMs), signature }
}
