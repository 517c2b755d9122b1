import { isLeft } from 'fp-ts/Either'
import { checkCa } from '../connect/checkCa'
import { connectionPools, type ConnectionPools } from '../connect/connectionPools'
import { exchangeLimits } from '../limits/exchangeLimits'
import { deadlines } from '../limits/deadlines'
import { Exchange } from './Exchange'
import type { Exchanger } from '../Exchanger'
import type { HttpRequest } from '../HttpRequest'
import { loadFailure } from '../failure/loadFailure'
import { loadOnce } from '../loadOnce'
import { Progress } from '../Progress'
import { proxyUrl } from '../connect/proxyFor'
import { openBody } from '../request/requestBody'
import { requestChecker } from '../request/requestChecker'
import { loadUndici } from './loadUndici'
import { requestHeaders } from './headers'
import type { Target } from '../request/targetOf'
import type { TransportOptions } from '../TransportOptions'
import { timeoutOf } from '../limits/timerMs'

/** Exchanges over undici's pools; undici is loaded by the first one. Throws a TypeError for a proxy that is no URL, and authorities that are none. */
export function undiciExchanger(options: TransportOptions = {}): Exchanger {
  if (typeof options.proxy === 'string') proxyUrl(options.proxy)
  checkCa(options.ca)
  const { timeoutMs: defaultTimeoutMs, maxResponseBytes } = exchangeLimits(options)
  const check = requestChecker(options)
  let pools: ConnectionPools | undefined
  const load = loadOnce(async () => (pools = connectionPools(await loadUndici(), options)))
  const headersOf = requestHeaders()
  const expiring = deadlines()

  const dispatch = (
    opened: ConnectionPools,
    target: Target,
    request: HttpRequest,
    exchange: Exchange,
  ): void => {
    try {
      const { verb, headers, body } = request
      opened.of(target.origin, request).dispatch(
        {
          path: target.path,
          method: verb,
          // undici reads it, and no more.
          headers: headersOf(headers) as Array<string>,
          body: openBody(body, exchange.limits.progress),
        },
        exchange,
      )
    } catch (error) {
      exchange.failed(error)
    }
  }

  const send: Exchanger['send'] = (request, settle, progress = new Progress()) => {
    const checked = check(request, progress)
    if (isLeft(checked)) {
      settle(checked)
      return
    }
    const { signal, body, receive, timeoutMs = defaultTimeoutMs } = request
    const exchange = new Exchange(
      {
        timeoutMs: timeoutOf(timeoutMs),
        maxResponseBytes,
        signal,
        streams: typeof body === 'function',
        progress,
        deadlines: expiring,
        host: checked.right.host,
        receive,
      },
      settle,
    )
    if (pools !== undefined) {
      dispatch(pools, checked.right, request, exchange)
      return
    }
    load().then(
      (loaded) => {
        if (!exchange.settled) dispatch(loaded, checked.right, request, exchange)
      },
      (thrown: unknown) => exchange.refuse(loadFailure('undici', thrown)),
    )
  }

  // Nothing runs any more when it is called: pools that are still being made will open nothing.
  return { send, close: async () => pools?.destroy() }
}
