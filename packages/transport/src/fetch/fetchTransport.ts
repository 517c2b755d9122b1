import { fetchExchanger } from './fetchExchanger'
import type { FetchTransportOptions } from './FetchTransportOptions'
import type { ClosableTransport } from '../Transport'
import { refuseUnknownOptions } from '../options/optionNames'
import { transportOptionNames } from '../options/transportOptionNames'
import { transportOf } from '../transportOf'

/**
 * The transport without libraries, for bundles and for runtimes that are not Node: the runtime's `fetch`, or one that is
 * given. Connections are the runtime's. Where the environment means a proxy that this `fetch` would pass by, it sends
 * nothing: reason `proxy`, code `PROXY_UNSUPPORTED`.
 *
 * @throws TypeError for a proxy or certificates of one's own, which `fetch` has no place for, and for an option that nobody
 * reads
 */
export function fetchTransport(options: FetchTransportOptions = {}): ClosableTransport {
  refuseUnknownOptions(options, transportOptionNames.fetch)
  return transportOf(fetchExchanger(options))
}
