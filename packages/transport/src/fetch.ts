// The same names as ./index, for bundlers and for runtimes that are not Node: `exports` of package.json chooses.
import type { AxiosLike, AxiosTransportOptions } from './axios/AxiosTransportOptions'
import { axiosTransportOver } from './axios/axiosTransportOver'
import { fetchExchanger } from './fetch/fetchExchanger'
import { fetchTransport } from './fetch/fetchTransport'
import type { ClosableTransport } from './Transport'
import type { TransportOptions } from './TransportOptions'

export type { ClosableTransport, Transport } from './Transport'
export type { HttpBody, HttpRequest } from './HttpRequest'
export type { HttpResponse } from './HttpResponse'
export type { TransportOptions } from './TransportOptions'
export type { AxiosCall, AxiosLike, AxiosTransportOptions } from './axios/AxiosTransportOptions'
export type {
  FetchAnswer,
  FetchInit,
  FetchLike,
  FetchReader,
  FetchTransportOptions,
} from './fetch/FetchTransportOptions'
export { fetchTransport }
export { undiciTransport } from './undici/undiciTransport'
export { allowsHttp, insecureHosts, type InsecureHosts } from './request/insecureHosts'
export { isLoopback } from './request/isLoopback'
export { didYouMean, nearest } from './options/nearest'
export { optionProblem, refuseUnknownOptions, unknownOption } from './options/optionNames'
export { httpDateMs } from './response/httpDateMs'
export { retryAfterMs } from './response/retryAfterMs'
export { loadOnce } from './loadOnce'
export { createLine, type InLine, type Line } from './limits/line'
export { atTurnEnd } from './limits/atTurnEnd'
export { deadlines, type Deadlines, type DeadlinesOptions, type Expiring } from './limits/deadlines'
export { sharedSignal } from './limits/sharedSignal'
export { timerMs } from './limits/timerMs'
export { checkCa } from './connect/checkCa'
export { proxyFor } from './connect/proxyFor'
export { openTunnel } from './connect/openTunnel'

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
