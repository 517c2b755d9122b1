import type { AxiosTransportOptions } from '../axios/AxiosTransportOptions'
import type { FetchTransportOptions } from '../fetch/FetchTransportOptions'
import type { TransportOptions } from '../TransportOptions'

type Names<T> = Readonly<Record<keyof T, true>>

const undici: Names<TransportOptions> = {
  timeoutMs: true,
  connectTimeoutMs: true,
  connections: true,
  keepAliveMs: true,
  maxResponseBytes: true,
  proxy: true,
  noProxy: true,
  allowInsecureHosts: true,
  ca: true,
  cert: true,
  key: true,
  passphrase: true,
}
const axios: Names<AxiosTransportOptions> = { ...undici, instance: true, configure: true }
/** Those of connections have names here as well: what `fetch` has no place for is refused with its reason. */
const fetch: Names<TransportOptions & FetchTransportOptions> = { ...undici, fetch: true }

const setOf = (names: object): ReadonlySet<string> => new Set(Object.keys(names))

/** A proxy that is misspelt must not be passed by. */
export const transportOptionNames = {
  undici: setOf(undici),
  axios: setOf(axios),
  fetch: setOf(fetch),
} as const
