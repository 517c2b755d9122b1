import { issuesOf } from '@paifang/contract'
import type { InputError, Issue } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { CallOptions } from './CallOptions'
import { causeOf } from '../secrets/cause'
import type { AnyOperation, Gateway } from '../Gateway'

/** An InputError; `subject` says which of the three the caller has to look at. */
export const inputError = (
  method: string,
  subject: InputError['subject'],
  issues: ReadonlyArray<Issue>,
): InputError => ({ _tag: 'InputError', method, subject, issues })

/**
 * Checks an input with the operation's own codec and encodes it as the gateway wants it: wire values by parameter name.
 * Never throws.
 */
export const checkInput = (
  gateway: Pick<Gateway<string>, 'encode'>,
  operation: AnyOperation,
  input: unknown,
  options: CallOptions,
): Either<InputError, unknown> => {
  const { method, input: codec } = operation
  try {
    const checked = codec.decode(input)
    if (checked._tag === 'Left') return left(inputError(method, 'input', issuesOf(checked.left)))
    return right(
      gateway.encode === undefined
        ? codec.encode(checked.right)
        : gateway.encode(operation, checked.right, options),
    )
  } catch (thrown) {
    const error = inputError(method, 'input', [{ path: '', expected: `${codec.name}, readable` }])
    return left({ ...error, cause: causeOf(thrown) })
  }
}
