import { valueAt } from '@paifang/contract'
import type { CallError } from '@paifang/result'
import type { Call } from './Call'
import type { Unsigned } from './Gateway'
import type { Failure } from './Policy'
import type { Ready } from './readyCall'
import type { Attempted } from './Attempted'
import type { Runner } from './Runner'

/** What the policies are told of a failed attempt. */
export const failureOf = (
  { gateway, now }: Runner,
  call: Call,
  { unsigned, prepared }: Ready,
  { stampedMs, signed, refusal }: Attempted,
  error: CallError,
): Failure => ({
  call,
  error,
  stampedMs,
  leftMs: call.endsMs - now(),
  serverTimeMs: refusal?.serverTimeMs,
  retryAfterMs: (error._tag === 'GatewayError' ? error.retryAfterMs : undefined) ?? refusal?.retryAfterMs,
  isIdempotent: () => isIdempotent(unsigned),
  renewSession:
    gateway.renewSession === undefined || signed === undefined
      ? undefined
      : async () => (await gateway.renewSession?.(prepared, signed)) ?? false,
})

/** The call's own word, then the operation's; a key counts only where the input holds one. */
export const isIdempotent = ({
  operation: { idempotent },
  options,
  wire,
}: Pick<Unsigned, 'operation' | 'options' | 'wire'>): boolean => {
  if (options.idempotent !== undefined) return options.idempotent
  if (typeof idempotent === 'boolean') return idempotent
  const key = valueAt(wire, idempotent.key)
  return key !== undefined && key !== null && key !== ''
}
