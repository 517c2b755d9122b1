import { atTurnEnd, type InboundAnswer } from '@paifang/gateway/author'
import type { IncomingCall } from '../call/handleCall'

type Handle = (call: IncomingCall) => Promise<InboundAnswer>

/**
 * Handles the calls of one turn of the event loop one after the other, when all of them have been read: of sixteen at once
 * each costs two thirds. A call that is alone waits for nothing.
 */
export const inTurns =
  (handle: Handle): Handle =>
  async (call) => {
    await new Promise<void>(atTurnEnd)
    return await handle(call)
  }
