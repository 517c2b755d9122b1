import { valueAt, withValue, type Outcome, type Path } from '@paifang/contract'
import { isRight, left, right, type Either } from 'fp-ts/Either'
import type { Refusal } from '../gateway/Refusal'
import type { AnyOperation } from './Operations'

/** A flag keeps its way of being written: a Boolean, a text, or Qimen's word. */
const flag =
  (to: boolean) =>
  (old: unknown): unknown => {
    if (old === 'success' && !to) return 'failure'
    return typeof old === 'string' ? String(to) : to
  }

/** Turns a successful wire answer into one that says "failed" wherever the operation says that answers say so. */
export const failBusiness = (
  wire: unknown,
  outcome: Outcome | undefined,
  { retryable = true, code = 'EMULATED_FAILURE', message = 'injected by the emulator' } = {},
): unknown => {
  let failed = wire
  const change = (path: Path | undefined, how: (old: unknown) => unknown): void => {
    if (path !== undefined) failed = withValue(failed, path, how(valueAt(failed, path)))
  }
  change(outcome?.success?.path, flag(false))
  change(outcome?.code?.path, (old) => (typeof old === 'number' ? Number(code) || -1 : code))
  change(outcome?.message, () => message)
  change(outcome?.retryable, flag(retryable))
  return failed
}

/** A handler's answer that a repeat cannot mend: in the operation's own words where it has some, else the gateway's. */
export const failedAnswer = (
  operation: AnyOperation,
  answer: unknown,
  { code, subCode, message }: { readonly code: string; readonly subCode: string; readonly message: string },
): Either<Refusal, unknown> => {
  const wire = failBusiness(operation.output.encode(answer), operation.outcome, {
    retryable: false,
    code,
    message,
  })
  const decoded = operation.output.decode(wire)
  return operation.outcome !== undefined && isRight(decoded)
    ? right(decoded.right as unknown)
    : left({ code: 15, subCode, subMessage: message })
}
