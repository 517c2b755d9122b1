import type { CallError } from '@paifang/result'
import type { Policy } from './Policy'
import { transportFailure } from '../call/transportFailure'

export interface CircuitOptions {
  /** Failures in a row after which nothing is sent. Default 5. */
  readonly failures?: number
  /** How long nothing is sent; then one attempt probes. Default 30,000 ms. */
  readonly openMs?: number
}

/**
 * Stops sending after `failures` attempts in a row that no gateway answered, or that it answered with "unavailable".
 * After `openMs` one attempt is let through: its success lets all through again, its failure starts the time anew.
 */
export const circuitBreaker = (
  { failures = 5, openMs = 30_000 }: CircuitOptions,
  now: () => number,
): Policy => {
  let inARow = 0
  let openedMs = 0
  let probe: object | undefined
  return {
    name: 'circuit breaker',
    before: (call) => {
      if (inARow < failures) return undefined
      if (probe !== undefined || now() - openedMs < openMs)
        return transportFailure(call, 'circuit-open', 'no')
      probe = call
      return undefined
    },
    // Also a probe that came to nothing: another policy refused it, or it could not be signed.
    leave: (call) => {
      if (probe === call) probe = undefined
    },
    after: (call, { error }) => {
      const isProbe = probe === call
      if (isProbe) probe = undefined
      if (!speaksOfTheGateway(error)) return
      inARow = isOutage(error) ? inARow + 1 : 0
      if (inARow === failures || (isProbe && inARow > failures)) openedMs = now()
    },
  }
}

const own: ReadonlyArray<string> = ['aborted', 'circuit-open', 'overloaded', 'request']

/** What never reached the network says nothing about the gateway. */
const speaksOfTheGateway = (error: CallError | undefined): boolean =>
  error?._tag !== 'InputError' && !(error?._tag === 'TransportError' && own.includes(error.reason))

const isOutage = (error: CallError | undefined): boolean =>
  error?._tag === 'TransportError' ||
  error?._tag === 'ProtocolError' ||
  (error?._tag === 'GatewayError' && error.kind === 'unavailable')
