import type { TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import type { Call } from './Call'
import type { Signed } from './Gateway'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { within } from './within'

export type Exchanged = Either<TransportError, HttpResponse>

/** A transport that ends by its own limit knows whether anything was sent; ours is for one that does not say so. */
const graceMs = 20

/** Sends one attempt, for no longer than what is left of the call. Never rejects. */
export const exchange = async (
  { transport, now }: Runner,
  call: Call,
  { request }: Signed,
): Promise<Exchanged> => {
  const { operation, signal, attemptTimeoutMs } = call
  const leftMs = call.endsMs - now()
  if (!(leftMs > 0)) return left(transportFailure(call, 'deadline', call.sent))
  const reason = leftMs <= attemptTimeoutMs ? 'deadline' : 'timeout'
  const timeoutMs = Math.min(attemptTimeoutMs, leftMs)
  const timed = signal === undefined ? { ...request, timeoutMs } : { ...request, timeoutMs, signal }
  const result = await (transport.keepsLimits === true
    ? start(transport, timed)
    : within<Exchanged>(start(transport, timed), {
        ms: timeoutMs + graceMs,
        signal,
        onEnd: (why) =>
          left(transportFailure(call, why === 'time' ? reason : why === 'threw' ? 'unknown' : why, 'maybe')),
      }))
  if (result._tag === 'Right') return result
  const error = { ...result.left, method: operation.method }
  return left(error.reason === 'timeout' ? { ...error, reason } : error)
}

/** A transport of someone else's may throw where it should have returned. */
const start = (transport: Transport, request: HttpRequest): Promise<Exchanged> => {
  try {
    return transport(request)()
  } catch {
    return Promise.resolve(
      left({ _tag: 'TransportError', reason: 'unknown', sent: 'maybe', message: 'the transport threw' }),
    )
  }
}
