import type { TransportError } from '@paifang/result'
import { isLeft, type Either } from 'fp-ts/Either'
import { connectionPools, type ConnectionPools } from './connectionPools'
import { Exchange } from './Exchange'
import type { Exchanger } from './Exchanger'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'
import { proxyUrl } from './proxyFor'
import { requestBody } from './requestBody'
import { requestChecker } from './requestChecker'
import { requestHeaders } from './requestHeaders'
import type { TransportOptions } from './TransportOptions'

/** Exchanges over undici's pools; undici is loaded by the first one. Throws a TypeError for a proxy that is no URL. */
export function undiciExchanger(options: TransportOptions = {}): Exchanger {
  if (typeof options.proxy === 'string') proxyUrl(options.proxy)
  const { timeoutMs: defaultTimeoutMs = 10_000, maxResponseBytes = 32 * 1024 * 1024 } = options
  const check = requestChecker(defaultTimeoutMs)
  let loading: Promise<ConnectionPools> | undefined
  let pools: ConnectionPools | undefined

  const load = async (): Promise<ConnectionPools> =>
    (pools = connectionPools(await import('undici'), options))

  const send: Exchanger['send'] = (request, progress = { sent: 'no' }) => {
    const checked = check(request)
    if (isLeft(checked)) return Promise.resolve(checked)
    const { target, timeoutMs } = checked.right
    return new Promise<Either<TransportError, HttpResponse>>((resolve) => {
      const exchange = new Exchange(
        { timeoutMs, maxResponseBytes, signal: request.signal, progress },
        resolve,
      )
      if (pools !== undefined) {
        dispatch(pools, target.origin, target.path, request, exchange)
        return
      }
      ;(loading ??= load()).then(
        (loaded) => dispatch(loaded, target.origin, target.path, request, exchange),
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
    const { verb, headers } = request
    const pool = pools.of(origin)
    pool.dispatch(
      { path, method: verb, headers: requestHeaders(headers), body: requestBody(request.body) },
      exchange,
    )
  } catch (error) {
    exchange.failed(error)
  }
}
