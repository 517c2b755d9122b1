import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import { instanceExchanger } from './instanceExchanger'
import { leanExchanger } from './leanExchanger'
import type { ClosableTransport } from './Transport'
import { transportOf } from './transportOf'
import { undiciExchanger } from './undiciExchanger'

/**
 * The default transport. axios is loaded only where something of axios is wanted: with `configure`, by the first exchange;
 * an instance brings its own, and every exchange goes through that one. Throws a TypeError when `proxy` is not an http(s) URL.
 */
export function axiosTransport(options: AxiosTransportOptions | AxiosLike = {}): ClosableTransport {
  if (isInstance(options)) return transportOf(instanceExchanger(options))
  const { instance, configure } = options
  if (instance !== undefined) return transportOf(instanceExchanger(instance, options))
  // Nobody can have registered anything on an instance of ours that nobody was given.
  return transportOf(
    configure === undefined ? undiciExchanger(options) : leanExchanger({ ...options, configure }),
  )
}

function isInstance(value: AxiosTransportOptions | AxiosLike): value is AxiosLike {
  return 'interceptors' in value && 'request' in value
}
