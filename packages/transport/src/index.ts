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
export { undiciTransport } from './undici/undiciTransport'
export { axiosTransport } from './axios/axiosTransport'
export { fetchTransport } from './fetch/fetchTransport'
export { defaultTransport } from './defaultTransport'
export { isLoopback } from './request/isLoopback'
export { allowsHttp, insecureHosts, type InsecureHosts } from './request/insecureHosts'
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
