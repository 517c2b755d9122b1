import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import { axiosTransportOver } from './axiosTransportOver'
import type { ClosableTransport } from '../Transport'
import { undiciExchanger } from '../undici/undiciExchanger'

/**
 * The default transport of Node. axios is loaded only where something of axios is wanted: with `configure`, by the first
 * exchange; an instance brings its own, and every exchange goes through that one. Throws a TypeError when `proxy` is not an
 * http(s) URL or `ca` holds no certificate.
 */
export function axiosTransport(options: AxiosTransportOptions | AxiosLike = {}): ClosableTransport {
  return axiosTransportOver(undiciExchanger, options)
}
