import { left, right, type Either } from 'fp-ts/Either'
import type { Issue } from '@paifang/result'
import { canonicalise, checkBusinessParams, checkParams, type Params } from '@paifang/signer-opretail'
import { takesJson } from '../resolveEndpoint'
import type { CallPlan, Carriage, Verb } from './CallPlan'

export interface PlanCallInput {
  /** Absolute. */
  readonly url: string
  readonly method: string
  readonly version?: string | undefined
  readonly verb?: Verb | undefined
  readonly carriage?: Carriage | undefined
  /** What null and undefined parameters become; default `omit`. */
  readonly nullish?: 'omit' | 'empty' | undefined
  /** The encoded input. */
  readonly wire: unknown
}

const isParams = (wire: unknown): wire is Params =>
  wire !== null && typeof wire === 'object' && !Array.isArray(wire)

const isGiven = (value: unknown): boolean => value !== null && value !== undefined

const withoutNullish = (wire: Params, nullish: 'omit' | 'empty'): Params => {
  if (Object.values(wire).every(isGiven)) return wire
  const kept = Object.entries(wire).flatMap(([name, value]): ReadonlyArray<readonly [string, unknown]> => {
    if (isGiven(value)) return [[name, value]]
    return nullish === 'empty' ? [[name, '']] : []
  })
  return Object.fromEntries(kept)
}

const verbs: ReadonlyArray<string> = ['GET', 'POST', 'PUT', 'DELETE']

const optionIssues = (url: string, verb: string, carriage: string): ReadonlyArray<Issue> => {
  const issue = (expected: string): ReadonlyArray<Issue> => [{ path: '', expected }]
  if (!verbs.includes(verb)) return issue(`verb: one of ${verbs.join(', ')}`)
  if (carriage === 'form') return []
  if (carriage !== 'json') return issue('carriage: form or json')
  if (!takesJson(url)) return issue('carriage: form, for only /cloud.api endpoints take JSON bodies')
  return verb === 'GET' ? issue('carriage: form, for a GET call has no body') : []
}

/**
 * Decides once per call what is sent, or says as issues why nothing can be. The text made here is what every attempt
 * signs and sends.
 */
export const planCall = ({
  url,
  method,
  version = 'v1',
  verb = 'POST',
  carriage = 'form',
  nullish = 'omit',
  wire,
}: PlanCallInput): Either<ReadonlyArray<Issue>, CallPlan> => {
  if (!isParams(wire)) return left([{ path: '', expected: 'an object of parameters' }])
  const refused = [
    ...optionIssues(url, verb, carriage),
    ...checkBusinessParams(Object.keys(wire)),
    ...checkParams(wire),
  ]
  if (refused.length > 0) return left(refused)
  const params = withoutNullish(wire, nullish)
  const plan = { url, method, version, verb }
  if (carriage === 'form') return right({ ...plan, pairs: canonicalise(params), json: undefined })
  // The signer's one rendering of a struct as text: the same rules as for JSON inside a form.
  const [body] = canonicalise({ body: params })
  return right({ ...plan, pairs: [], json: body?.[1] })
}
