import type { Exchange, Kept } from '../journal/Journal'
import { outcomeOf } from '../journal/showEntry'
import type { AnyOperation } from '../world/AnyOperation'
import type { Call } from './Call'

const callOf = (exchange: Exchange): Call<unknown> => {
  const call = {
    outcome: outcomeOf(exchange),
    app: exchange.claim?.app ?? '',
    at: exchange.at,
    ...(exchange.refusal === undefined ? {} : { code: exchange.refusal.code }),
    ...(exchange.requestId === undefined ? {} : { requestId: exchange.requestId }),
  }
  Object.defineProperty(call, 'input', { value: exchange.verdict?.input, enumerable: false })
  Object.defineProperty(call, 'session', { value: exchange.verdict?.session, enumerable: false })
  return call as Call<unknown>
}

/** Calls of one operation among the kept exchanges, oldest first. */
export const callsOf = (kept: ReadonlyArray<Kept>, operation: AnyOperation): ReadonlyArray<Call<unknown>> =>
  kept
    .map(({ exchange }) => exchange)
    .filter(
      ({ dialect, claim }) => dialect?.gateway === operation.gateway && claim?.method === operation.method,
    )
    .map(callOf)
