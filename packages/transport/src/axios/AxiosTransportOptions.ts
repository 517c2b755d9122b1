import type { AxiosInstance } from 'axios'
import type { TransportOptions } from '../TransportOptions'

/** What one exchange asks of an axios instance. Interceptors see exactly this, merged with the instance's defaults. */
export interface AxiosCall {
  url: string
  method: string
  headers: Record<string, string>
  data: unknown
  signal: AbortSignal
  timeout: number
  responseType: 'arraybuffer'
  maxRedirects: number
  maxContentLength: number
  maxBodyLength: number
  decompress: boolean
  allowAbsoluteUrls: boolean
  validateStatus: () => boolean
  transformRequest: Array<(data: unknown) => unknown>
  transformResponse: Array<(data: unknown, headers: unknown, status?: number) => unknown>
}

/** An axios instance of any 1.x version: what `axios.create()` or `new axios.Axios()` returns. */
export interface AxiosLike {
  request(config: AxiosCall): Promise<unknown>
  readonly interceptors: { readonly request: unknown; readonly response: unknown }
}

export interface AxiosTransportOptions extends TransportOptions {
  /**
   * Your own instance, with its adapter, agents, proxy, defaults and interceptors. Of the other options only
   * `timeoutMs` and `maxResponseBytes` apply then: connections are the instance's business.
   */
  readonly instance?: AxiosLike
  /** Called once with our own instance, before the first exchange: the place to add interceptors to it. */
  readonly configure?: (instance: AxiosInstance) => void
}
