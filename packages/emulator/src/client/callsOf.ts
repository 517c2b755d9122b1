import type { Kept } from '../journal/Journal'
import { outcomeOf } from '../journal/showEntry'
import type { AnyOperation } from '../world/AnyOperation'
import type { Call } from './Call'

const callOf = (kept: Kept): Call<unknown> => {
  const call = {
    outcome: outcomeOf(kept),
    app: kept.claim?.app ?? '',
    at: kept.at,
    ...(kept.refusal === undefined ? {} : { code: kept.refusal.code }),
    ...(kept.requestId === undefined ? {} : { requestId: kept.requestId }),
  }
  Object.defineProperty(call, 'input', { value: kept.verdict?.input, enumerable: false })
  Object.defineProperty(call, 'session', { value: kept.verdict?.session, enumerable: false })
  return call as Call<unknown>
}

/** Calls of one operation among the kept exchanges, oldest first. */
export const callsOf = (kept: ReadonlyArray<Kept>, operation: AnyOperation): ReadonlyArray<Call<unknown>> =>
  kept
    .filter(
      ({ dialect, claim }) => dialect?.gateway === operation.gateway && claim?.method === operation.method,
    )
    .map(callOf)
