import type { CallError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import { checkInput, inputError } from './checkInput'
import type { Prepared, Unsigned } from './Gateway'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'

/** What all attempts of a call share. */
export interface Ready {
  readonly unsigned: Unsigned
  readonly prepared: Prepared
}

/** Everything before the first attempt: the input checked, encoded and made text, or why nothing is sent. */
export const readyCall = (
  { gateway, isClosed }: Runner,
  call: Call,
  input: unknown,
  options: CallOptions,
): Either<CallError, Ready> => {
  const { operation } = call
  if (call.signal?.aborted === true) return left(transportFailure(call, 'aborted', 'no'))
  if (isClosed()) return left(transportFailure(call, 'request', 'no'))
  if (operation.gateway !== call.gateway)
    return left(
      inputError(operation.method, 'input', [{ path: '', expected: `an operation of ${call.gateway}` }]),
    )
  const wire = checkInput(gateway, operation, input, options)
  if (wire._tag === 'Left') return wire
  const unsigned = { operation, wire: wire.right, options }
  const prepared = gateway.prepare(unsigned)
  return prepared._tag === 'Left' ? prepared : right({ unsigned, prepared: prepared.right })
}
