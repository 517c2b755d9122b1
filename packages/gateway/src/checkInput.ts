import { issuesOf } from '@paifang/contract'
import type { InputError, Issue } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { AnyOperation } from './Gateway'

/** An InputError; `subject` says which of the three the caller has to look at. */
export const inputError = (
  method: string,
  subject: InputError['subject'],
  issues: ReadonlyArray<Issue>,
): InputError => ({ _tag: 'InputError', method, subject, issues })

/** Checks an input with the operation's own codec and encodes it: wire values by parameter name. Never throws. */
export const checkInput = (operation: AnyOperation, input: unknown): Either<InputError, unknown> => {
  const { method, input: codec } = operation
  try {
    const checked = codec.decode(input)
    return checked._tag === 'Left'
      ? left(inputError(method, 'input', issuesOf(checked.left)))
      : right(codec.encode(checked.right))
  } catch {
    return left(inputError(method, 'input', [{ path: '', expected: `${codec.name}, readable` }]))
  }
}
