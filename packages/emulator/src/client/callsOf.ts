import type { AnyOperation } from '../call/Operations'
import type { Exchange, Kept } from '../journal/Journal'
import { outcomeOf } from '../journal/summarise'
import type { Call } from './Call'

const callOf = (exchange: Exchange): Call<unknown> => {
  const call = {
    outcome: outcomeOf(exchange),
    app: exchange.call?.claim.app ?? '',
    at: exchange.at,
    ...(exchange.refusal === undefined ? {} : { code: exchange.refusal.code }),
    ...(exchange.requestId === undefined ? {} : { requestId: exchange.requestId }),
  }
  Object.defineProperty(call, 'input', { value: exchange.checked?.input, enumerable: false })
  Object.defineProperty(call, 'session', { value: exchange.checked?.session, enumerable: false })
  return call as Call<unknown>
}

/** Calls of one operation among the kept exchanges, oldest first. */
export const callsOf = (
  kept: ReadonlyArray<Kept>,
  { gateway, method }: Pick<AnyOperation, 'gateway' | 'method'>,
): ReadonlyArray<Call<unknown>> =>
  kept
    .map(({ exchange }) => exchange)
    .filter(({ call }) => call?.view.gateway === gateway && call.claim.method === method)
    .map(callOf)
