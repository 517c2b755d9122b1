import type { TransportError } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'
import type { ClosableTransport } from './Transport'
import { transportError } from './transportError'

/** How far a request has come: whether bytes of it may have left. */
export interface Progress {
  sent: 'no' | 'maybe'
}

/** The plumbing under a transport: a promise that never rejects. */
export interface Exchanger {
  readonly send: (request: HttpRequest, progress?: Progress) => Promise<Either<TransportError, HttpResponse>>
  readonly close: () => Promise<void>
}

/** Dresses the plumbing as the public type: refuses after `close`, and lets `close` wait for what is running. */
export function transportOf({ send, close }: Exchanger): ClosableTransport {
  const waiting: Array<() => void> = []
  let running = 0
  let closing: Promise<void> | undefined
  const exchange = async (request: HttpRequest): Promise<Either<TransportError, HttpResponse>> => {
    if (closing !== undefined)
      return left(transportError('request', 'no', 'the transport is closed', 'CLOSED'))
    running += 1
    const result = await send(request)
    running -= 1
    if (running === 0) for (const go of waiting.splice(0)) go()
    return result
  }
  const shut = async (): Promise<void> => {
    if (running > 0) await new Promise<void>((resolve) => waiting.push(resolve))
    await close()
  }
  return Object.assign((request: HttpRequest) => () => exchange(request), {
    close: () => (closing ??= shut()),
  })
}
