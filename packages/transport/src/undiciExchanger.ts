import { isLeft, left } from 'fp-ts/Either'
import { connectionPools, type ConnectionPools } from './connectionPools'
import { Exchange } from './Exchange'
import type { Exchanger, Outcome } from './Exchanger'
import type { HttpRequest } from './HttpRequest'
import { Progress } from './Progress'
import { proxyUrl } from './proxyFor'
import { openBody } from './requestBody'
import { requestChecker } from './requestChecker'
import { requestHeaders } from './requestHeaders'
import type { TransportOptions } from './TransportOptions'
import { transportError } from './transportError'

/** Exchanges over undici's pools; undici is loaded by the first one. Throws a TypeError for a proxy that is no URL. */
export function undiciExchanger(options: TransportOptions = {}): Exchanger {
  if (typeof options.proxy === 'string') proxyUrl(options.proxy)
  const { timeoutMs: defaultTimeoutMs = 10_000, maxResponseBytes = 32 * 1024 * 1024 } = options
  const check = requestChecker(defaultTimeoutMs)
  let loading: Promise<ConnectionPools> | undefined
  let pools: ConnectionPools | undefined

  const load = async (): Promise<ConnectionPools> =>
    (pools = connectionPools(await import('undici'), options))

  const send: Exchanger['send'] = (request, progress = new Progress()) => {
    const checked = check(request)
    if (isLeft(checked)) return Promise.resolve(checked)
    if (progress.cancelled)
      return Promise.resolve(left(transportError('aborted', 'no', 'nobody waits for this exchange')))
    const { target, timeoutMs } = checked.right
    const { signal, body } = request
    return new Promise<Outcome>((resolve) => {
      const exchange = new Exchange(
        { timeoutMs, maxResponseBytes, signal, streams: typeof body === 'function', progress },
        resolve,
      )
      if (pools !== undefined) {
        dispatch(pools, target.origin, target.path, request, exchange)
        return
      }
      ;(loading ??= load()).then(
        (loaded) => {
          if (!progress.cancelled) dispatch(loaded, target.origin, target.path, request, exchange)
        },
        (error: unknown) => exchange.failed(error),
      )
    })
  }

  return { send, close: async () => (await loading?.catch(() => undefined))?.destroy() }
}

function dispatch(
  pools: ConnectionPools,
  origin: string,
  path: string,
  request: HttpRequest,
  exchange: Exchange,
): void {
  try {
    const body = openBody(request.body, exchange.limits.progress)
    const headers = requestHeaders(request.headers)
    pools.of(origin).dispatch({ path, method: request.verb, headers, body }, exchange)
  } catch (error) {
    exchange.failed(error)
  }
}
