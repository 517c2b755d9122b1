import type { AxiosStatic } from 'axios'
import type { AxiosLike, AxiosTransportOptions } from './AxiosTransportOptions'
import { transportOf, type Exchanger } from './Exchanger'
import { instanceExchanger } from './instanceExchanger'
import { leanAxios } from './leanAxios'
import type { ClosableTransport } from './Transport'
import { undiciExchanger } from './undiciExchanger'

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

/** Our own instance; an exchange that nothing was registered for goes straight to what the adapter calls. */
function leanExchanger(options: AxiosTransportOptions): Exchanger {
  const direct = undiciExchanger(options)
  interface Lanes {
    readonly isBare: () => boolean
    readonly full: Exchanger
  }
  let loading: Promise<Lanes> | undefined
  let lanes: Lanes | undefined
  const load = async (): Promise<Lanes> => {
    // axios types its two builds apart; they are the same classes.
    const axios = (await import('axios')) as unknown as AxiosStatic
    const lean = leanAxios(axios, direct)
    options.configure?.(lean.instance)
    const { timeoutMs, maxResponseBytes } = options
    const full = instanceExchanger(lean.instance, { ...lean, timeoutMs, maxResponseBytes })
    return (lanes = { isBare: lean.isBare, full })
  }
  const send: Exchanger['send'] = async (request) => {
    const { isBare, full } = lanes ?? (await (loading ??= load()))
    return isBare() ? direct.send(request) : full.send(request)
  }
  return { send, close: direct.close }
}
