import { valueAt, type Operation, type Outcome, type Path } from '@paifang/contract'
import { businessError, type BusinessError } from '@paifang/result'
import { isThere, saysFine } from './saysFailure'

const textAt = (output: unknown, path: Path | undefined): string | undefined => {
  const value = path === undefined ? undefined : valueAt(output, path)
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : undefined
}

/** A flag is written by many languages: `True`, `TRUE`. Any other word is a word, and its case may matter. */
const isYes = (text: string): boolean => text.toLowerCase() === 'true'

const says = (
  output: unknown,
  at: { readonly path: Path; readonly accepts?: ReadonlyArray<string> } | undefined,
): boolean | undefined => {
  if (at === undefined) return undefined
  const found = textAt(output, at.path)
  if (found !== undefined) {
    if (at.accepts === undefined) return isThere(found) ? saysFine(found) : undefined
    return at.accepts.includes(found) || (isYes(found) && at.accepts.includes('true'))
  }
  // Something that is no text says something, and not that it succeeded.
  const value = valueAt(output, at.path)
  return typeof value === 'object' && value !== null ? false : undefined
}

/** Whether an answer says that it succeeded: `success` decides, then `code`; where neither speaks, it did. */
export const succeeded = (outcome: Outcome, output: unknown): boolean =>
  says(output, outcome.success) ?? says(output, outcome.code) ?? true

const affirmative: ReadonlyArray<string | undefined> = ['true', '1']

/**
 * Reads what an answer says of itself, by the operation's `outcome` alone: `undefined` is a success. The answer is the
 * decoded output; the same answer before decoding does as well.
 */
export const judge = <G extends string, I, O, C extends string>(
  { method, outcome, codes }: Operation<G, I, O, C>,
  output: O,
  requestId?: string,
): BusinessError<C, O> | undefined => {
  if (outcome === undefined || succeeded(outcome, output)) return undefined
  const rawCode = textAt(output, outcome.code?.path) ?? ''
  const mark = rawCode === '' || saysFine(rawCode) ? markOf(outcome, output) : undefined
  const id = requestId ?? textAt(output, outcome.requestId)
  return businessError<C, O>({
    method,
    code: codes.find((code) => code === rawCode) ?? 'unlisted',
    rawCode,
    ...(mark === undefined ? {} : { mark }),
    message: textAt(output, outcome.message) ?? '',
    ...(id === undefined ? {} : { requestId: id }),
    retryable: affirmative.includes(textAt(output, outcome.retryable)?.toLowerCase()),
    output,
  })
}

/** The place whose word it was. */
const markOf = (outcome: Outcome, output: unknown): string | undefined =>
  (says(output, outcome.success) === false ? outcome.success : outcome.code)?.path.join('.')

/** The request id in the place the operation names. */
export const requestIdIn = (outcome: Outcome | undefined, output: unknown): string | undefined =>
  textAt(output, outcome?.requestId)
