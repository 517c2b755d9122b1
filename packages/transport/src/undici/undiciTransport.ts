import type { ClosableTransport } from '../Transport'
import { transportOf } from '../transportOf'
import type { TransportOptions } from '../TransportOptions'
import { refuseUnknownOptions } from '../options/optionNames'
import { transportOptionNames } from '../options/transportOptionNames'
import { undiciExchanger } from './undiciExchanger'

/**
 * The lean transport: undici's keep-alive pools and nothing around them. Follows no redirect, keeps no cookie.
 * Throws a TypeError when `proxy` is not an http(s) URL or `ca` holds no certificate, and for an option that it does not have; after that
 * nothing throws.
 */
export function undiciTransport(options: TransportOptions = {}): ClosableTransport {
  refuseUnknownOptions(options, transportOptionNames.undici)
  return transportOf(undiciExchanger(options))
}
