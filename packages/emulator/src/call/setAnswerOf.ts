import { isRight } from 'fp-ts/Either'
import type { EmulatorContext } from '../EmulatorContext'
import type { AnyOperation } from './Operations'

/** The answer that somebody set for an operation, counted as given; undefined where there is none, or none any more. */
export const setAnswerOf = (
  { state, journal }: EmulatorContext,
  { method, output }: AnyOperation,
): { readonly output: unknown } | undefined => {
  if (state.answers.size() === 0) return undefined
  const set = state.answers.get(method)
  if (set === undefined || (set.times !== undefined && set.given >= set.times)) return undefined
  const decoded = output.decode(set.output)
  state.answers.put(method, { ...set, given: set.given + 1 })
  if (isRight(decoded)) return { output: decoded.right as unknown }
  // It was looked at when it was set: this one was put into the table by hand.
  journal.note(`the answer set for ${method} is none that its codec reads`)
  return undefined
}
