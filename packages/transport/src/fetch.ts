// The same names as ./index, for bundlers and for runtimes that are not Node: `exports` of package.json chooses.
import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import { axiosTransportOver } from './axiosTransportOver'
import { fetchExchanger } from './fetchExchanger'
import { fetchTransport } from './fetchTransport'
import type { ClosableTransport } from './Transport'
import type { TransportOptions } from './TransportOptions'

export type { ClosableTransport, Transport } from './Transport'
export type { HttpBody, HttpRequest } from './HttpRequest'
export type { HttpResponse } from './HttpResponse'
export type { TransportOptions } from './TransportOptions'
export type { AxiosCall, AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
export type {
  FetchAnswer,
  FetchInit,
  FetchLike,
  FetchReader,
  FetchTransportOptions,
} from './FetchTransportOptions'
export { fetchTransport }
export { undiciTransport } from './undiciTransport'
export { allowsHttp, insecureHosts, type InsecureHosts } from './insecureHosts'
export { isLoopback } from './isLoopback'
export { retryAfterMs } from './retryAfterMs'
export { sharedSignal } from './sharedSignal'
export { timerMs } from './timerMs'
export { proxyFor } from './proxyFor'
export { openTunnel } from './openTunnel'

/** As in ./index, but what is not an instance of yours goes over fetch, and takes neither `proxy` nor certificates. */
export function axiosTransport(options: AxiosTransportOptions | AxiosLike = {}): ClosableTransport {
  return axiosTransportOver(fetchExchanger, options)
}

/** What clients make where none is given. */
export function defaultTransport(
  options: Pick<TransportOptions, 'allowInsecureHosts'> = {},
): ClosableTransport {
  return fetchTransport(options)
}
