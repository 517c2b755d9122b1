import { formText, oncePerSecond } from '@paifang/gateway/author'
import type { Issue } from '@paifang/result'
import { canonicalise, checkParams, type Pair, type Pairs } from '@paifang/signer-top'
import { formatDateTime, isWellFormed } from '@paifang/wire'
import type { TopSettings } from '../TopSettings'

/**
 * The gateway's own parameters. None of the documented operations has a business parameter of such a name, and one
 * that had would overwrite what identifies and signs the call: it is refused.
 *
 * @see TOP calling and signing, doc 101617
 */
export const systemNames: ReadonlySet<string> = new Set([
  'app_key',
  'format',
  'method',
  'partner_id',
  'session',
  'sign',
  'sign_method',
  'simplify',
  'target_app_key',
  'timestamp',
  'v',
])

export interface SystemInput {
  readonly settings: TopSettings
  /** Absent: the methods stand in the body. */
  readonly method: string | undefined
  readonly appKey: string
  readonly targetAppKey: string | undefined
}

/**
 * The gateway's own parameters that do not change between calls of an operation: all but `timestamp`, `session` and
 * `sign`.
 *
 * @see TOP calling and signing, doc 101617
 */
export const systemPairs = ({ settings, method, appKey, targetAppKey }: SystemInput): Pairs => {
  const { format, partnerId, signMethod, simplify } = settings
  const pairs: Pair[] = [
    ['app_key', appKey],
    ['format', format],
  ]
  if (method !== undefined) pairs.push(['method', method])
  if (partnerId !== undefined) pairs.push(['partner_id', partnerId])
  pairs.push(['sign_method', signMethod])
  if (simplify && format === 'json') pairs.push(['simplify', 'true'])
  if (targetAppKey !== undefined) pairs.push(['target_app_key', targetAppKey])
  pairs.push(['v', '2.0'])
  return pairs
}

type Extra = { readonly pairs: Pairs } | { readonly issues: ReadonlyArray<Issue> }

/** The client's and the call's further system parameters, sorted; those of the call win. */
export const extraParams = (ofClient: Pairs, ofCall: Readonly<Record<string, string>> | undefined): Extra => {
  if (ofCall === undefined) return { pairs: ofClient }
  const issues = [...reservedNames(ofCall), ...checkParams(ofCall)]
  return issues.length > 0
    ? { issues: issues.map(({ path, expected }) => ({ path: `params.${path}`, expected })) }
    : { pairs: canonicalise({ ...Object.fromEntries(ofClient), ...ofCall }) }
}

/** Whether it is a text that can be signed and says something. */
export const isText = (text: unknown): text is string =>
  typeof text === 'string' && text.trim() !== '' && isWellFormed(text)

/** What of these parameters of the gateway's own no call could be signed with; one that is not given is none. */
export const textIssues = (texts: Readonly<Record<string, unknown>>): ReadonlyArray<Issue> =>
  Object.entries(texts)
    .filter(([, text]) => text !== undefined && !isText(text))
    .map(([path]) => ({ path, expected: 'a text that has a UTF-8 form, not blank' }))

/** Names that the client sets itself. */
export const reservedNames = (params: Readonly<Record<string, string>>): ReadonlyArray<Issue> =>
  Object.keys(params)
    .filter((name) => systemNames.has(name))
    .map((path) => ({ path, expected: 'another name: the client sets this parameter itself' }))

/** `timestamp` as it is signed, and as a form has it. */
export interface StampTexts {
  readonly text: string
  readonly form: string
}

/**
 * Writes timestamps; all of one second are the same texts.
 *
 * @throws RangeError outside the years 0 to 9999
 */
export const stampTexts = (): ((epochMs: number) => StampTexts) =>
  oncePerSecond((epochMs) => {
    const text = formatDateTime(epochMs)
    return { text, form: `&${formText([['timestamp', text]])}` }
  })
