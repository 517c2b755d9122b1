import { left, right } from 'fp-ts/Either'
import type { AxiosLike } from './AxiosTransportOptions'
import type { Exchanger, Outcome } from '../Exchanger'
import type { HttpRequest } from '../HttpRequest'
import type { HttpResponse } from '../HttpResponse'
import { instanceAnswer } from './instanceAnswer'
import { instanceFailure, tooLong } from './instanceFailure'
import { Progress } from '../Progress'
import { openBody, type OpenBody } from '../request/requestBody'
import type { TransportOptions } from '../TransportOptions'
import { transportError } from '../failure/transportError'
import { sendWithin } from '../limits/sendWithin'

/** Exchanges through an axios instance that is not ours, interceptors and all, under our own limits. */
export function instanceExchanger(instance: AxiosLike, options: TransportOptions = {}): Exchanger {
  const send = sendWithin(options, {
    run: (request, progress, maxResponseBytes) => {
      // Whether an instance of others has written anything cannot be seen from here.
      progress.sent = 'maybe'
      return through(instance, request, progress, maxResponseBytes)
    },
  })
  return { send, close: () => Promise.resolve() }
}

async function through(
  instance: AxiosLike,
  request: HttpRequest,
  progress: Progress,
  maxResponseBytes: number,
): Promise<Outcome> {
  const controller = new AbortController()
  let attempts = 0
  let captured: HttpResponse | undefined
  let body: OpenBody = null
  const stop = (): void => {
    controller.abort()
    if (typeof body === 'object' && body !== null && 'destroy' in body) body.destroy()
  }
  progress.running = { stop }
  try {
    body = openBody(request.body, new Progress())
    const answer = await instance.request({
      url: request.url,
      method: request.verb,
      headers: { ...request.headers },
      data: ArrayBuffer.isView(body) ? Buffer.from(body) : (body ?? undefined),
      signal: controller.signal,
      timeout: 0,
      responseType: 'arraybuffer',
      maxRedirects: 0,
      maxContentLength: maxResponseBytes,
      maxBodyLength: Infinity,
      decompress: true,
      allowAbsoluteUrls: true,
      validateStatus: () => true,
      transformRequest: [
        (value) => {
          attempts += 1
          return value
        },
      ],
      // Runs before the instance's interceptors: what they do to the response, the answer itself is kept.
      transformResponse: [
        (value, headers, status) => {
          captured = instanceAnswer({ data: value, headers, status }, maxResponseBytes)
          return value
        },
      ],
    })
    const response = instanceAnswer(answer, maxResponseBytes) ?? captured
    if (response !== undefined) return right(response)
    return left(transportError('unknown', 'maybe', 'the axios instance gave no status or no bytes'))
  } catch (error) {
    const response = captured ?? tooLong(error)
    return response === undefined ? left(instanceFailure(error, attempts)) : right(response)
  }
}
