import { left } from 'fp-ts/Either'
import type { Exchanger, Outcome } from './Exchanger'
import type { HttpRequest } from './HttpRequest'
import type { ClosableTransport } from './Transport'
import { transportError } from './failure/transportError'

/** Dresses the plumbing as the public type: refuses after `close`, and lets `close` wait for what is running. */
export function transportOf({ send, close }: Exchanger): ClosableTransport {
  let running = 0
  let closing: Promise<void> | undefined
  let idle: (() => void) | undefined
  const exchange = (request: HttpRequest): Promise<Outcome> => {
    if (closing !== undefined)
      return Promise.resolve(left(transportError('request', 'no', 'the transport is closed', 'CLOSED')))
    running += 1
    return new Promise((resolve) => {
      send(request, (outcome) => {
        running -= 1
        if (running === 0) idle?.()
        resolve(outcome)
      })
    })
  }
  const shut = async (): Promise<void> => {
    if (running > 0) await new Promise<void>((resolve) => (idle = resolve))
    // Whatever it meets: who closes has nothing more to send, and nothing left to try.
    await close().catch(() => undefined)
  }
  return Object.assign((request: HttpRequest) => () => exchange(request), {
    keepsLimits: true as const,
    close: () => (closing ??= shut()),
  })
}
