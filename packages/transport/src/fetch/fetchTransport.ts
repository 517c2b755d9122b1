import { fetchExchanger } from './fetchExchanger'
import type { FetchTransportOptions } from './FetchTransportOptions'
import type { ClosableTransport } from '../Transport'
import { transportOf } from '../transportOf'

/**
 * The transport without libraries, for bundles and for runtimes that are not Node: the runtime's `fetch`, or one that is
 * given. Connections are the runtime's. Where the environment means a proxy that this `fetch` would pass by, it sends
 * nothing: reason `proxy`, code `PROXY_UNSUPPORTED`.
 *
 * @throws TypeError for a proxy or certificates of one's own, which `fetch` has no place for
 */
export function fetchTransport(options: FetchTransportOptions = {}): ClosableTransport {
  return transportOf(fetchExchanger(options))
}
