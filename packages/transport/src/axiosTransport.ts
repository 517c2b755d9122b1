import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import { instanceExchanger } from './instanceExchanger'
import { leanExchanger } from './leanExchanger'
import type { ClosableTransport } from './Transport'
import { transportOf } from './transportOf'

/**
 * The default transport. Without an instance it makes a lean one of its own (axios is loaded by the first exchange);
 * with an instance, every exchange goes through that one. Throws a TypeError when `proxy` is not an http(s) URL.
 */
export function axiosTransport(options: AxiosTransportOptions | AxiosLike = {}): ClosableTransport {
  if (isInstance(options)) return transportOf(instanceExchanger(options))
  const { instance } = options
  return transportOf(instance === undefined ? leanExchanger(options) : instanceExchanger(instance, options))
}

function isInstance(value: AxiosTransportOptions | AxiosLike): value is AxiosLike {
  return 'interceptors' in value && 'request' in value
}
