import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import type { Exchanger } from '../Exchanger'
import { instanceExchanger } from './instanceExchanger'
import { leanExchanger } from './leanExchanger'
import { refuseUnknownOptions } from '../options/optionNames'
import { transportOptionNames } from '../options/transportOptionNames'
import type { ClosableTransport } from '../Transport'
import type { TransportOptions } from '../TransportOptions'
import { transportOf } from '../transportOf'

/** axiosTransport over what exchanges where the instance is ours. */
export function axiosTransportOver(
  exchangerOf: (options: TransportOptions) => Exchanger,
  options: AxiosTransportOptions | AxiosLike,
): ClosableTransport {
  if (isInstance(options)) return transportOf(instanceExchanger(options))
  refuseUnknownOptions(options, transportOptionNames.axios)
  const { instance, configure } = options
  if (instance !== undefined) return transportOf(instanceExchanger(instance, options))
  const direct = exchangerOf(options)
  // Nobody can have registered anything on an instance of ours that nobody was given.
  return transportOf(configure === undefined ? direct : leanExchanger({ ...options, configure }, direct))
}

function isInstance(value: AxiosTransportOptions | AxiosLike): value is AxiosLike {
  return 'interceptors' in value && 'request' in value
}
