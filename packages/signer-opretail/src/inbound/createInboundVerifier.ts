import type { InboundResult } from './InboundResult'
import { memoryReplayStore, type ReplayStore } from './ReplayStore'
import { verifyInbound, type InboundCall, type InboundPolicy } from './verifyInbound'

export interface InboundVerifierOptions extends InboundPolicy {
  /** Epoch milliseconds. Default: the clock of this machine. */
  readonly clock?: () => number
  /** Default: {@link memoryReplayStore}, which serves one process. */
  readonly replayStore?: ReplayStore
}

/** `verifyInbound` for one app, with a replay store of its own. */
export const createInboundVerifier = ({
  clock = Date.now,
  replayStore = memoryReplayStore(),
  ...policy
}: InboundVerifierOptions): ((call: InboundCall) => InboundResult) => {
  return (call) => verifyInbound({ ...policy, params: call.params, replayStore, nowMs: clock() })
}
