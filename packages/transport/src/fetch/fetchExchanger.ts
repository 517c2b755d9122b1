import { left, right } from 'fp-ts/Either'
import type { Exchanger, Outcome } from '../Exchanger'
import { fetchFailure } from './fetchFailure'
import type { FetchAnswer, FetchLike, FetchTransportOptions } from './FetchTransportOptions'
import type { HttpRequest } from '../HttpRequest'
import { PlainBody } from '../response/PlainBody'
import type { Progress } from '../Progress'
import { requestBytes } from '../request/requestBytes'
import { runtimeRefusal } from './runtimeRefusal'
import type { TransportOptions } from '../TransportOptions'
import { sendWithin } from '../limits/sendWithin'

/** What fetch has no place for: going on without it would be going another way than was asked. */
const foreign = ['ca', 'cert', 'key', 'passphrase'] as const

/** Exchanges over fetch. Throws a TypeError for a proxy or certificates of one's own. */
export function fetchExchanger(
  options: TransportOptions & Pick<FetchTransportOptions, 'fetch'> = {},
): Exchanger {
  const unkept = foreign.find((name) => options[name] !== undefined)
  if (unkept !== undefined || typeof options.proxy === 'string')
    throw new TypeError(`${unkept ?? 'proxy'}: fetch has no place for it; give undiciTransport instead`)
  const own = options.fetch
  const send = sendWithin(options, {
    run: (request, progress, maxResponseBytes) =>
      through(own ?? globalThis.fetch, request, progress, maxResponseBytes),
    ...(own === undefined ? { refusal: ({ origin }) => runtimeRefusal(origin, options) } : {}),
  })
  return { send, close: () => Promise.resolve() }
}

/** A name of our own, where the runtime would write its. */
const withAgent = (headers: HttpRequest['headers']): Record<string, string> =>
  Object.keys(headers).some((name) => name.toLowerCase() === 'user-agent')
    ? { ...headers }
    : { ...headers, 'user-agent': 'paifang' }

async function through(
  fetch: FetchLike['fetch'],
  { url, verb, headers, body }: HttpRequest,
  progress: Progress,
  maxResponseBytes: number,
): Promise<Outcome> {
  const controller = new AbortController()
  progress.running = { stop: () => controller.abort() }
  let failure: unknown
  try {
    const streamed =
      typeof body === 'function'
        ? streamOf(requestBytes(body, progress), (thrown) => (failure = thrown))
        : undefined
    // From here on only what fetch says can prove that nothing left.
    if (streamed === undefined) progress.sent = 'maybe'
    const answer = await fetch(url, {
      method: verb,
      headers: withAgent(headers),
      redirect: 'manual',
      signal: controller.signal,
      ...(streamed === undefined ? {} : { duplex: 'half' as const }),
      ...(body === undefined ? {} : { body: streamed ?? body }),
    })
    progress.sent = 'maybe'
    return right(await wholeAnswer(answer, maxResponseBytes))
  } catch (thrown) {
    return left(fetchFailure(failure ?? thrown, progress.sent))
  }
}

/** The bytes of a request as fetch takes them. What its source fails with is told apart from what the network does. */
function streamOf(
  bytes: AsyncGenerator<Uint8Array, void>,
  failed: (thrown: unknown) => void,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await bytes.next()
          if (next.done === true) controller.close()
          else controller.enqueue(next.value)
        } catch (thrown) {
          failed(thrown)
          controller.error(thrown)
        }
      },
      cancel: () => {
        // It may be waiting for its source, which nobody can hurry.
        void bytes.return(undefined).catch(() => undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

async function wholeAnswer(
  { status, headers, body }: FetchAnswer,
  maxBytes: number,
): Promise<{ status: number; headers: Record<string, string>; body: Uint8Array; truncated: boolean }> {
  const named: Record<string, string> = {}
  headers.forEach((value, name) => {
    named[name] = Object.hasOwn(named, name) ? `${named[name] as string}, ${value}` : value
  })
  const reader = body?.getReader()
  return new Promise((resolve, reject) => {
    let ended = false
    const collected = new PlainBody(maxBytes, {
      done: (bytes, truncated) => {
        ended = true
        resolve({ status, headers: named, body: bytes, truncated })
      },
    })
    const read = async (): Promise<void> => {
      while (!ended) {
        const { done, value } = (await reader?.read()) ?? { done: true }
        if (done) {
          collected.end()
          return
        }
        if (value !== undefined)
          collected.write(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
      }
      // The rest is not waited for.
      reader?.cancel().catch(() => undefined)
    }
    read().catch(reject)
  })
}
