import { axiosTransport } from './axios/axiosTransport'
import type { ClosableTransport } from './Transport'
import type { TransportOptions } from './TransportOptions'

/** What clients make where none is given: `axiosTransport()` in Node, `fetchTransport()` in bundles and in other runtimes. */
export function defaultTransport(
  options: Pick<TransportOptions, 'allowInsecureHosts'> = {},
): ClosableTransport {
  return axiosTransport(options)
}
