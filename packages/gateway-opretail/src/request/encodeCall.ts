import { left, right, type Either } from 'fp-ts/Either'
import type { Issue } from '@paifang/result'
import {
  checkBusinessParams,
  checkParams,
  createCanonicaliser,
  type Pairs,
  type Params,
} from '@paifang/signer-opretail'
import { takesJson } from '../opretailEndpointUrl'
import type { EncodedCall, Carriage, Verb } from './EncodedCall'
import { opretailTemplates, type OpretailTemplate } from './OpretailTemplate'

/** What a client remembers of an operation. */
export interface CallMemory {
  readonly canonicalise: ReturnType<typeof createCanonicaliser>
  readonly templateOf: (pairs: Pairs) => OpretailTemplate
}

export const callMemory = (method: string): CallMemory => ({
  canonicalise: createCanonicaliser(),
  templateOf: opretailTemplates(method),
})

export interface EncodeCallInput {
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
  /** What the client remembers of the operation; default: nothing. */
  readonly memory?: CallMemory
}

const isParams = (wire: unknown): wire is Params =>
  wire !== null && typeof wire === 'object' && !Array.isArray(wire)

const isGiven = (value: unknown): boolean => value !== null && value !== undefined

const isReserved = (name: string): boolean => name.startsWith('_')

const withoutNullish = (wire: Params, nullish: 'omit' | 'empty'): Params => {
  if (Object.values(wire).every(isGiven)) return wire
  const kept = Object.entries(wire).flatMap(([name, value]): ReadonlyArray<readonly [string, unknown]> => {
    if (isGiven(value)) return [[name, value]]
    return nullish === 'empty' ? [[name, '']] : []
  })
  return Object.fromEntries(kept)
}

const verbs: ReadonlyArray<string> = ['GET', 'POST', 'PUT', 'DELETE']

const issue = (expected: string): ReadonlyArray<Issue> => [{ path: '', expected }]

const optionIssues = (url: string, verb: string, carriage: string): ReadonlyArray<Issue> => {
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
export const encodeCall = ({
  url,
  method,
  version = 'v1',
  verb = 'POST',
  carriage = 'form',
  nullish = 'omit',
  wire,
  memory = callMemory(method),
}: EncodeCallInput): Either<ReadonlyArray<Issue>, EncodedCall> => {
  if (!isParams(wire)) return left([{ path: '', expected: 'an object of parameters' }])
  const names = Object.keys(wire)
  const options = optionIssues(url, verb, carriage)
  // All parameters are read even where an option is refused already: whoever mends the call sees everything at once.
  const pairs = pairsOf(wire, nullish, carriage, memory)
  if (options.length > 0 || 'issues' in pairs || names.some(isReserved))
    return left([...options, ...checkBusinessParams(names), ...('issues' in pairs ? pairs.issues : [])])
  const signed = carriage === 'form' ? pairs.texts : []
  const json = carriage === 'json' ? pairs.texts[0]?.[1] : undefined
  return right({ url, method, version, verb, pairs: signed, template: memory.templateOf(signed), json })
}

type Rendered = { readonly texts: Pairs } | { readonly issues: ReadonlyArray<Issue> }

/** The business parameters as text; in JSON mode the signer's one rendering of a struct: the same rules as inside a form. */
const pairsOf = (
  wire: Params,
  nullish: 'omit' | 'empty',
  carriage: Carriage,
  { canonicalise }: CallMemory,
): Rendered => {
  try {
    const params = withoutNullish(wire, nullish)
    return { texts: canonicalise(carriage === 'form' ? params : { body: params }) }
  } catch {
    const issues = checkParams(wire)
    return { issues: issues.length > 0 ? issues : [{ path: '', expected: 'parameters that have a text' }] }
  }
}
