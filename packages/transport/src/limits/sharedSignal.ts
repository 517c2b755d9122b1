import { setMaxListeners } from 'node:events'

/**
 * One signal may well end many exchanges, and each listens while it runs: that is no leak, so Node need not warn of one.
 * Every listener is removed when what it belongs to ends.
 */
export function sharedSignal(signal: AbortSignal): AbortSignal {
  try {
    setMaxListeners(0, signal)
  } catch {
    // Not Node's own AbortSignal: nothing warns either.
  }
  return signal
}
