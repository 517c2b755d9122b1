import type { AxiosInstance, AxiosResponse, AxiosStatic, InternalAxiosRequestConfig } from 'axios'
import { isLeft } from 'fp-ts/Either'
import type { Exchanger, Outcome } from '../Exchanger'
import type { HttpBody, HttpRequest } from '../HttpRequest'
import { Progress } from '../Progress'

/** The key under which a call's Progress travels through axios. */
export const progressKey = 'paifangProgress'

/** Our own instance. */
export interface LeanAxios {
  readonly instance: AxiosInstance
  /** Whether nothing stands between a request and the adapter. */
  readonly isBare: () => boolean
}

/** An axios instance over our own exchange, without the default transforms and headers. */
export function leanAxios(axios: Pick<AxiosStatic, 'Axios' | 'AxiosError'>, exchanger: Exchanger): LeanAxios {
  const adapter = (config: InternalAxiosRequestConfig): Promise<AxiosResponse> =>
    new Promise((resolve, reject) => {
      const carried = (config as { [progressKey]?: unknown })[progressKey]
      const progress = carried instanceof Progress ? carried : new Progress()
      const settle = (outcome: Outcome): void => {
        progress.last = outcome
        if (isLeft(outcome)) {
          reject(new axios.AxiosError(outcome.left.message, outcome.left.code, config))
          return
        }
        const { status, headers, body } = outcome.right
        resolve({ data: body, status, statusText: '', headers, config })
      }
      exchanger.send(requestOf(config, instance), settle, progress)
    })
  const instance = new axios.Axios({ adapter, validateStatus: () => true }) as AxiosInstance
  const isBare = (): boolean =>
    count(instance.interceptors.request) + count(instance.interceptors.response) === 0 &&
    instance.defaults.adapter === adapter &&
    Object.keys(instance.defaults).length === 2 &&
    instance.request === axios.Axios.prototype.request
  return { instance, isBare }
}

function requestOf(config: InternalAxiosRequestConfig, instance: AxiosInstance): HttpRequest {
  const data: unknown = config.data
  const signal = config.signal as AbortSignal | undefined
  const bare = config.params === undefined && config.baseURL === undefined
  const request: { -readonly [K in keyof HttpRequest]: HttpRequest[K] } = {
    verb: (config.method ?? 'get').toUpperCase() as HttpRequest['verb'],
    url: bare ? (config.url ?? '') : instance.getUri(config),
    headers: config.headers.toJSON() as Record<string, string>,
    timeoutMs: config.timeout !== undefined && config.timeout > 0 ? config.timeout : Infinity,
  }
  if (data !== undefined && data !== null) request.body = bodyOf(data)
  if (signal !== undefined) request.signal = signal
  return request
}

/** A streamed body is still the caller's function here; an interceptor may have put something else in its place. */
function bodyOf(data: unknown): HttpBody {
  if (typeof data === 'string' || typeof data === 'function') return data as HttpBody
  return ArrayBuffer.isView(data) ? (data as Uint8Array) : () => data as AsyncIterable<Uint8Array>
}

/** axios's `forEach` skips interceptors that were ejected; its types leave it out. */
function count(manager: object): number {
  let handlers = 0
  ;(manager as { forEach: (visit: () => void) => void }).forEach(() => (handlers += 1))
  return handlers
}
