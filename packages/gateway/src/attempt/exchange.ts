import type { TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import type { Call } from '../call/Call'
import { causeOf } from '../secrets/cause'
import type { Signed } from '../Gateway'
import type { Runner } from '../client/Runner'
import { transportFailure } from '../call/transportFailure'
import { isThenable } from '../thenable'
import { withTimeout } from '../waiting'

export type Exchanged = Either<TransportError, HttpResponse>

/** A transport that ends by its own limit knows whether anything was sent; ours is for one that does not say so. */
const graceMs = 20

/** Sends one attempt, for no longer than what is left of the call. Never rejects. */
export const exchange = ({ transport, now }: Runner, call: Call, { request }: Signed): Promise<Exchanged> => {
  const { signal, attemptTimeoutMs } = call
  const leftMs = call.endsMs - now()
  if (!(leftMs > 0)) return Promise.resolve(left(transportFailure(call, 'deadline', call.sent)))
  call.outOfTime = leftMs <= attemptTimeoutMs ? 'deadline' : 'timeout'
  const timeoutMs = Math.min(attemptTimeoutMs, leftMs)
  const timed = limited(request, timeoutMs, signal)
  if (transport.keepsLimits === true) return start(transport, timed)
  return withTimeout<Exchanged>(start(transport, timed), {
    ms: timeoutMs + graceMs,
    signal,
    onEnd: (why, thrown) =>
      left(
        why === 'threw'
          ? transportFailure(call, 'unknown', 'maybe', causeOf(thrown))
          : transportFailure(call, why === 'time' ? call.outOfTime : why, 'maybe'),
      ),
  })
}

/** Written out, because a spread that adds members is slow: here it would cost more than all else the call does to it. */
const limited = (
  { verb, url, headers, body }: HttpRequest,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): HttpRequest => {
  const timed: { -readonly [K in keyof HttpRequest]: HttpRequest[K] } = { verb, url, headers, timeoutMs }
  if (body !== undefined) timed.body = body
  if (signal !== undefined) timed.signal = signal
  return timed
}

/** A transport's error as the call's: it names the operation, and which of the two limits was met. */
export const failedExchange = ({ operation, outOfTime }: Call, error: TransportError): TransportError => ({
  ...error,
  method: operation.method,
  ...(error.reason === 'timeout' ? { reason: outOfTime } : {}),
})

/** A transport of someone else's may throw where it should have returned. */
const start = (transport: Transport, request: HttpRequest): Promise<Exchanged> => {
  try {
    const begun: unknown = transport(request)
    if (typeof begun === 'function') return (begun as ReturnType<Transport>)()
    // Written as an async function it has begun already: what it rejects with must not end the process.
    if (isThenable(begun)) Promise.resolve(begun).catch(() => undefined)
    return threw(new TypeError('a transport gives the function that sends: (request) => async () => …'))
  } catch (thrown) {
    return threw(thrown)
  }
}

const threw = (thrown: unknown): Promise<Exchanged> =>
  Promise.resolve(
    left({
      _tag: 'TransportError',
      reason: 'unknown',
      sent: 'maybe',
      message: 'the transport threw',
      cause: causeOf(thrown),
    }),
  )
