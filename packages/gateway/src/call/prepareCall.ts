import type { CallError, InputError, Issue } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { Call } from './Call'
import type { CallOptions } from './CallOptions'
import { checkInput, inputError } from './checkInput'
import type { Prepared, Unsigned } from '../Gateway'
import type { Runner } from '../client/Runner'
import { unknownFields } from './unknownFields'
import { transportFailure } from './transportFailure'

/** What all attempts of a call share. */
export interface PreparedCall {
  readonly unsigned: Unsigned
  readonly prepared: Prepared
}

/** A name that is misspelt is so in every call: to find it in the first hundred, and now and then, costs next to nothing. */
const isLooked = ({ number }: Call): boolean => number <= 100 || number % 64 === 0

/** Before all that is missing: where many fields are, the one that is misspelt must not be behind what a line shows. */
const withHints = (error: InputError, hints: ReadonlyArray<Issue>): InputError =>
  hints.length === 0 ? error : { ...error, issues: [...hints, ...error.issues] }

/** Everything before the first attempt: the input checked, encoded and made text, or why nothing is sent. */
export const prepareCall = (
  runner: Runner,
  call: Call,
  input: unknown,
  options: CallOptions,
): Either<CallError, PreparedCall> => {
  const { gateway, isClosed } = runner
  const { operation } = call
  if (call.signal?.aborted === true) return left(transportFailure(call, 'aborted', 'no'))
  if (isClosed()) return left(transportFailure(call, 'request', 'no'))
  if (operation.gateway !== call.gateway)
    return left(
      inputError(operation.method, 'input', [{ path: '', expected: `an operation of ${call.gateway}` }]),
    )
  const wire = checkInput(gateway, operation, input, options)
  const fields = options.unknownFields ?? runner.unknownFields
  if (wire._tag === 'Left')
    return fields === 'send' ? wire : left(withHints(wire.left, unknownFields(operation.input, input)))
  if (fields === 'refuse' || (fields === 'warn' && isLooked(call))) {
    const issues = unknownFields(operation.input, input)
    if (issues.length > 0 && fields === 'refuse') return left(inputError(operation.method, 'input', issues))
    if (issues.length > 0) runner.warn({ method: operation.method, issues })
  }
  const unsigned = { operation, wire: wire.right, options }
  const prepared = gateway.prepare(unsigned)
  return prepared._tag === 'Left' ? prepared : right({ unsigned, prepared: prepared.right })
}
