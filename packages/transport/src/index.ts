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
export { undiciTransport } from './undiciTransport'
export { axiosTransport } from './axiosTransport'
export { fetchTransport } from './fetchTransport'
export { defaultTransport } from './defaultTransport'
export { isLoopback } from './isLoopback'
export { allowsHttp, insecureHosts, type InsecureHosts } from './insecureHosts'
export { retryAfterMs } from './retryAfterMs'
export { sharedSignal } from './sharedSignal'
export { timerMs } from './timerMs'
export { proxyFor } from './proxyFor'
export { openTunnel } from './openTunnel'
