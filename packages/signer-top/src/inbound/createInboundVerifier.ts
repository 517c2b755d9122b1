import { defaultToleranceMs } from '../window'
import type { InboundRequest } from './InboundRequest'
import type { InboundResult } from './InboundResult'
import { memoryReplayStore, type ReplayStore } from './ReplayStore'
import { secretsOf, verifyInbound, type InboundPolicy } from './verifyInbound'

export interface InboundVerifierOptions extends InboundPolicy {
  /** Epoch milliseconds. Default: the clock of this machine. */
  readonly clock?: () => number
  /** Default: {@link memoryReplayStore}, which serves one process. */
  readonly replayStore?: ReplayStore
}

/**
 * `verifyInbound` for one app, with a replay store of its own.
 *
 * @throws TypeError for a wrong set-up, at once: an empty secret, a window that is no length of time
 */
export const createInboundVerifier = ({
  secret,
  toleranceMs = defaultToleranceMs,
  clock = Date.now,
  replayStore = memoryReplayStore(),
}: InboundVerifierOptions): ((request: InboundRequest) => InboundResult) => {
  secretsOf({ secret, toleranceMs })
  return (request) => verifyInbound({ ...request, secret, toleranceMs, replayStore, nowMs: clock() })
}
