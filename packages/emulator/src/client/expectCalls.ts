import type { AnyOperation } from '../call/Operations'
import type { Call } from './Call'
import type { Expectation } from './Expectation'
import { differsAt, includes } from './includes'

export const meets = (call: Call<unknown>, { input, outcome }: Expectation<unknown>): boolean => {
  if (outcome !== undefined && call.outcome !== outcome) return false
  if (input === undefined) return true
  if (call.input === undefined) return false
  return typeof input === 'function'
    ? (input as (input: unknown) => boolean)(call.input)
    : includes(call.input, input)
}

const summary = (calls: ReadonlyArray<Call<unknown>>): string =>
  calls.length === 0
    ? 'it was not called'
    : `it was called ${calls.length} times: ${calls
        .slice(-5)
        .map(({ outcome, code }) => (code === undefined ? outcome : `${outcome} with ${code}`))
        .join(', ')}`

/** Where the last call that came is not as expected: names of members, no values. */
const difference = (
  calls: ReadonlyArray<Call<unknown>>,
  { input, outcome }: Expectation<unknown>,
): string => {
  const last = calls.at(-1)
  if (last === undefined) return ''
  if (outcome !== undefined && last.outcome !== outcome)
    return `; the last was ${last.outcome}, not ${outcome}`
  if (input === undefined || last.input === undefined) return ''
  if (typeof input === 'function')
    return (input as (input: unknown) => boolean)(last.input)
      ? ''
      : '; the function took not the input of the last'
  const at = differsAt(last.input, input)
  return at === undefined ? '' : `; the input of the last differs at ${at}`
}

/** The calls that meet the expectation. @throws Error that says what came instead, without values */
export const expectCalls = (
  operation: AnyOperation,
  calls: ReadonlyArray<Call<unknown>>,
  expectation: Expectation<unknown>,
): ReadonlyArray<Call<unknown>> => {
  const met = calls.filter((call) => meets(call, expectation))
  const { times } = expectation
  if (times === undefined ? met.length > 0 : met.length === times) return met
  const wanted = times === undefined ? 'at least one call' : `${times} calls`
  throw new Error(
    `expected ${wanted} of ${operation.method} that meet the expectation, saw ${met.length}; ${summary(calls)}${difference(calls, expectation)}`,
  )
}
