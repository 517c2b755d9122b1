import { left, right } from 'fp-ts/Either'
import type { TransportError } from '@paifang/result'
import type { HttpBody, HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import type { RawAnswer } from '../http/RawAnswer'
import { plainAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'

const bytesOf = async (body: HttpBody | undefined): Promise<Uint8Array> => {
  if (body === undefined) return new Uint8Array(0)
  if (typeof body === 'string') return Buffer.from(body, 'utf8')
  if (body instanceof Uint8Array) return body
  const chunks: Array<Uint8Array> = []
  for await (const chunk of body()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const rawRequest = async (request: HttpRequest): Promise<RawRequest> => {
  const url = new URL(request.url)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    verb: request.verb,
    target: `${url.pathname}${url.search}`,
    headers: { host: url.host, ...headers },
    body: await bytesOf(request.body),
  }
}

const failure = (reason: TransportError['reason'], message: string): TransportError => ({
  _tag: 'TransportError',
  reason,
  sent: 'maybe',
  message,
})

type Ending = 'timeout' | 'aborted'

const never = new Promise<never>(() => undefined)

/** Resolves when the request's own time or its caller's patience is over; `stop` forgets both. */
const ending = ({
  timeoutMs,
  signal,
}: HttpRequest): { readonly ended: Promise<Ending>; readonly stop: () => void } => {
  let stop = (): void => undefined
  const ended = new Promise<Ending>((resolve) => {
    const onAbort = (): void => resolve('aborted')
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => resolve('timeout'), timeoutMs)
    signal?.addEventListener('abort', onAbort, { once: true })
    stop = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  })
  return { ended, stop }
}

const delivered = async (
  answer: RawAnswer,
  pause: (ms: number) => Promise<void>,
): Promise<RawAnswer | 'reset' | 'never'> => {
  const { delivery, body } = answer
  // Events are for those who watch from outside.
  if (delivery.kind === 'stall' || delivery.kind === 'stream') return 'never'
  if (delivery.kind === 'drip')
    await pause(Math.ceil(body.length / Math.max(1, delivery.bytes)) * delivery.everyMs)
  const short = delivery.kind === 'wrong-length' && delivery.by < 0
  if (short) return { ...answer, body: body.subarray(0, Math.max(0, body.length + delivery.by)) }
  return delivery.kind === 'whole' || delivery.kind === 'drip' ? answer : 'reset'
}

/** The emulator as a `Transport`: no socket, the same bytes, the same faults. */
export const inProcessTransport =
  (options: {
    readonly bodyBytes: number
    readonly pause: (ms: number) => Promise<void>
    readonly answer: (request: RawRequest) => Promise<RawAnswer>
  }): Transport =>
  (request) =>
  async () => {
    if (request.signal?.aborted === true) {
      return left({ ...failure('aborted', 'the caller had given up already'), sent: 'no' })
    }
    const { ended, stop } = ending(request)
    const run = async (): Promise<RawAnswer | 'reset' | 'never' | 'unsent'> => {
      const raw = await rawRequest(request).catch(() => undefined)
      if (raw === undefined) return 'unsent'
      if (raw.body.length > options.bodyBytes) return plainAnswer(413, 'the body is too large')
      return delivered(await options.answer(raw), options.pause)
    }
    const outcome = await Promise.race([run().then((done) => (done === 'never' ? never : done)), ended])
    stop()
    if (outcome === 'unsent')
      return left({ ...failure('request', 'the request could not be read'), sent: 'no' })
    if (outcome === 'timeout')
      return left(failure('timeout', `no answer within ${request.timeoutMs ?? 0} ms`))
    if (outcome === 'aborted') return left(failure('aborted', 'the caller gave up'))
    if (outcome === 'reset')
      return left({ ...failure('reset', 'the connection was cut'), code: 'ECONNRESET' })
    const response: HttpResponse = {
      status: outcome.status,
      headers: { ...outcome.headers, 'content-length': String(outcome.body.length) },
      body: outcome.body,
      truncated: false,
    }
    return right(response)
  }
