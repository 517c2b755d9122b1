import { mask } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import type { AnyOperation } from '../call/Operations'
import type { Call } from './Call'
import type { Expectation } from './Expectation'
import { differences, includes, type Difference } from './differences'
import { hidden } from '../journal/hidden'

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

const placeOf = (path: Difference['path']): string =>
  path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`))
    .join('') || 'the whole'

const longest = 80

/** A value on one line: text in quotes, so that it is told from a number. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'absent'
  if (value instanceof Uint8Array) return `${value.length} bytes`
  const text = jsonText(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** The value at the place, as it may be shown: masking may have made a text of what stands around it. */
const shownAt = (masked: unknown, path: Difference['path'], value: unknown): string => {
  let at = masked
  for (const step of path) {
    if (typeof at === 'string') return hidden
    at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step]
  }
  try {
    return at === hidden ? hidden : shown(at)
  } catch {
    return typeof value
  }
}

const fewest = 3

/** Where the last call that came is not as expected; what the operation calls sensitive is not shown. */
const difference = (
  { sensitive }: Pick<AnyOperation, 'sensitive'>,
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
  const found = [...differences(last.input, input)]
  if (found.length === 0) return ''
  const [maskedInput, maskedPattern] = [mask(last.input, sensitive), mask(input, sensitive)]
  const lines = found.slice(0, fewest).map(({ path, expected, was }) => {
    const wanted = shownAt(maskedPattern, path, expected)
    return `${placeOf(path)}: expected ${wanted}, was ${shownAt(maskedInput, path, was)}`
  })
  const more = found.length > fewest ? `; and ${found.length - fewest} more` : ''
  return `; the input of the last differs at ${lines.join('; ')}${more}`
}

/** The calls that meet the expectation. @throws Error that says what came instead, sensitive values masked */
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
    `expected ${wanted} of ${operation.method} that meet the expectation, saw ${met.length}; ${summary(calls)}${difference(operation, calls, expectation)}`,
  )
}
