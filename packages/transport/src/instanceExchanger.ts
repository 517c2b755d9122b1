import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { Readable } from 'node:stream'
import type { TransportError } from '@paifang/result'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import type { AxiosLike } from './AxiosTransportOptions'
import type { Exchanger, Progress } from './Exchanger'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'
import { instanceAnswer } from './instanceAnswer'
import { instanceFailure, tooLong } from './instanceFailure'
import { requestBody } from './requestBody'
import { requestChecker } from './requestChecker'
import { transportError } from './transportError'

/** How exchanges go through an instance. */
export interface InstanceOptions {
  readonly timeoutMs?: number | undefined
  readonly maxResponseBytes?: number | undefined
  /** Failures that our own adapter has named already. */
  readonly named?: WeakMap<object, TransportError>
  /** Where our own adapter writes how far a call has come, by the call's signal. */
  readonly watched?: WeakMap<AbortSignal, Progress>
}

/** Exchanges through an axios instance, interceptors and all, under our own time limit. */
export function instanceExchanger(instance: AxiosLike, options: InstanceOptions = {}): Exchanger {
  const {
    timeoutMs: defaultTimeoutMs = 10_000,
    maxResponseBytes = 32 * 1024 * 1024,
    named,
    watched,
  } = options
  const check = requestChecker(defaultTimeoutMs)

  const send: Exchanger['send'] = (request) => {
    const checked = check(request)
    if (isLeft(checked)) return Promise.resolve(checked)
    const unwritable = headerProblem(request.headers)
    if (unwritable)
      return Promise.resolve(left(transportError('request', 'no', 'a header cannot be written as HTTP')))
    return new Promise<Either<TransportError, HttpResponse>>((resolve) => {
      const controller = new AbortController()
      const progress: Progress = { sent: watched === undefined ? 'maybe' : 'no' }
      watched?.set(controller.signal, progress)
      let body: ReturnType<typeof requestBody> = null
      const finish = (result: Either<TransportError, HttpResponse>): void => {
        clearTimeout(timer)
        request.signal?.removeEventListener('abort', onAbort)
        resolve(result)
      }
      const cancel = (reason: 'timeout' | 'aborted', message: string): void => {
        const { sent } = progress
        controller.abort()
        ;(body as Readable | null)?.destroy?.()
        finish(left(transportError(reason, sent, message)))
      }
      const onAbort = (): void => cancel('aborted', 'the caller aborted the request')
      const timer = setTimeout(
        cancel,
        checked.right.timeoutMs,
        'timeout',
        'no complete answer within the time limit',
      )
      request.signal?.addEventListener('abort', onAbort)
      try {
        body = requestBody(request.body)
      } catch (error) {
        finish(left(transportError('request', 'no', 'the body could not be opened')))
        return
      }
      through(instance, request, body, controller.signal, maxResponseBytes, named).then(
        finish,
        () => undefined,
      )
    })
  }

  return { send, close: () => Promise.resolve() }
}

async function through(
  instance: AxiosLike,
  request: HttpRequest,
  data: unknown,
  signal: AbortSignal,
  maxResponseBytes: number,
  named: WeakMap<object, TransportError> | undefined,
): Promise<Either<TransportError, HttpResponse>> {
  let attempts = 0
  let captured: HttpResponse | undefined
  try {
    const answer = await instance.request({
      url: request.url,
      method: request.verb,
      headers: { ...request.headers },
      data: data ?? undefined,
      signal,
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
      transformResponse: [
        (value, headers, status) => {
          captured = instanceAnswer({ data: value, headers, status }, maxResponseBytes)
          return value
        },
      ],
    })
    const response = instanceAnswer(answer, maxResponseBytes) ?? captured
    return response === undefined
      ? left(transportError('unknown', 'maybe', 'the axios instance gave no status or no bytes'))
      : right(response)
  } catch (error) {
    const known = typeof error === 'object' && error !== null ? named?.get(error) : undefined
    const response = captured ?? tooLong(error)
    return response === undefined ? left(known ?? instanceFailure(error, attempts)) : right(response)
  }
}

function headerProblem(headers: Readonly<Record<string, string>>): boolean {
  try {
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name)
      validateHeaderValue(name, value)
    }
    return false
  } catch {
    return true
  }
}
