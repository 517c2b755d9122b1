import { causeOf } from '@paifang/gateway/author'
import type { Cause } from '@paifang/result'
import type { Message } from '../Message'
import { isPermanent } from '../permanent'

/** What became of a message in its handler. */
export type Verdict = { readonly kind: 'ok' } | Failure

export interface Failure {
  readonly kind: 'failed' | 'dead'
  readonly reason: string
  readonly cause?: Cause
}

export const ok: Verdict = { kind: 'ok' }

const mostValues = 200

/** Texts of a content, so that a reason does not repeat them. */
const valuesOf = (message: Message): ReadonlyArray<string> => {
  const values: string[] = message.nick === undefined ? [] : [message.nick]
  const open: unknown[] = [message.content]
  while (open.length > 0 && values.length < mostValues) {
    const value = open.pop()
    if (typeof value === 'string') values.push(value)
    else if (typeof value === 'number') values.push(String(value))
    else if (typeof value === 'object' && value !== null)
      open.push(...(Object.values(value) as unknown[]).slice(0, mostValues))
  }
  return values.filter((value) => value.length > 1)
}

/** The cause without what the message holds. */
const shown = (thrown: unknown, message: Message): Cause => {
  let values: ReadonlyArray<string> = []
  try {
    values = valuesOf(message)
  } catch {
    // A content that a codec made of getters that throw.
  }
  return causeOf(thrown, { secrets: [], values })
}

const facts = (error: unknown): string => {
  const { _tag, reason, kind } = error as Readonly<Record<string, unknown>>
  return [_tag, reason, kind].filter((part) => typeof part === 'string').join(' ')
}

/** What a handler gave or threw may be anything, also what throws where it is looked at. */
const readable = (read: () => Verdict): Verdict => {
  try {
    return read()
  } catch {
    return { kind: 'failed', reason: 'the handler ended in what cannot be read' }
  }
}

/** What is said of a handler that threw, rejected, or ended in a Left. */
export const verdictOfFailure = (thrown: unknown, message: Message): Verdict =>
  readable(() => failureOf(thrown, message))

const failureOf = (thrown: unknown, message: Message): Verdict => {
  if (isPermanent(thrown)) return { kind: 'dead', reason: shown(thrown.reason, message).message }
  if (typeof thrown === 'object' && thrown !== null && !(thrown instanceof Error) && '_tag' in thrown)
    return { kind: 'failed', reason: facts(thrown) }
  const cause = shown(thrown, message)
  return { kind: 'failed', reason: cause.message, cause }
}

/** What a handler's answer means. Only what is no failure is a success. */
export const verdictOf = (answer: unknown, message: Message): Verdict =>
  readable(() => answered(answer, message))

const answered = (answer: unknown, message: Message): Verdict => {
  if (answer === undefined || answer === null) return ok
  if (typeof answer === 'function')
    return { kind: 'failed', reason: 'the handler returned a call that it never ran' }
  if (isPermanent(answer)) return verdictOfFailure(answer, message)
  if (typeof answer === 'object' && (answer as { _tag?: unknown })._tag === 'Left')
    return verdictOfFailure((answer as { left?: unknown }).left, message)
  return ok
}
