import { isBlank } from '../paramText'
import { clockDifference, type ClockDifference } from './clock'
import { knownFields, type Received } from './readReceived'
import { hexLengths } from './DigestForm'
import type { Difference } from './Explanation'
import type { Finding } from './explanationOf'
import type { ExplainOptions } from './ExplainOptions'
import { shown } from './maskedText'
import { ownDigest, type Named } from './namedMethod'
import { isDigestHex, type ReadSignature } from './readSignature'
import type { Context } from './Rule'
import { rules } from './rules'
import { createWork, search, type Candidate } from './search'
import { sentencesOf, type Detail, type DifferenceName } from './sentences'
import type { SigningScheme } from './SigningScheme'
import { byCodeUnit, joinPairs, signatureOf, textOf, type SigningVariant } from './SigningVariant'

/** Some tens of milliseconds: ordinary calls need a quarter of it to try everything. */
export const defaultBudget = 20_000_000

/** A request that could be read, and its signature. */
export interface Given {
  readonly scheme: SigningScheme
  readonly options: ExplainOptions
  readonly received: Received
  readonly named: Named
  readonly signature: ReadSignature
}

/** The gateway's own way to sign what was received. */
export const baseOf = ({ scheme, options, received, named, signature }: Given): SigningVariant => ({
  pairs: received.pairs
    .filter(([name, text]) => (scheme.canonical.keepsBlank ? name !== '' : !isBlank(name) && !isBlank(text)))
    .sort(byCodeUnit),
  join: joinPairs,
  body: options.body ?? '',
  encode: (text) => text,
  secret: options.secret,
  digest: signature.made?.digest ?? ownDigest(scheme, named.method),
})

export const contextOf = (given: Given, spend: Context['spend']): Context => {
  const { scheme, options, received, named, signature } = given
  const { secret, body = '', otherSecrets = [] } = options
  const stale = received.signature
  return {
    scheme,
    received: received.pairs,
    files: received.files,
    knownFields: knownFields(options, scheme),
    staleSignatures:
      options.signature === undefined || stale === '' || stale === options.signature ? [] : [stale],
    sign: (variant) => signatureOf(variant, textOf(variant)),
    otherSecrets,
    method: signature.made?.method ?? named.method,
    secret,
    body,
    hexLength: signature.hex.length,
    methodIsCertain: signature.made !== undefined,
    spend,
  }
}

/** Puts names into words, for one request. */
export const createWording = (scheme: SigningScheme, secrets: ReadonlyArray<string>) => {
  const masked = ({ en, zh }: Detail): Detail => ({ en: shown(en, secrets), zh: shown(zh, secrets) })
  return (name: DifferenceName, given: { field?: string; detail?: Detail } = {}): Difference => {
    const field = given.field === undefined ? undefined : shown(given.field, secrets)
    const detail = given.detail === undefined ? undefined : masked(given.detail)
    return {
      name,
      ...(field === undefined ? {} : { field }),
      ...(detail === undefined ? {} : { detail: detail.en }),
      ...sentencesOf(name, { scheme, field, detail }),
    }
  }
}

export type Wording = ReturnType<typeof createWording>

const ofCandidate =
  (word: Wording) =>
  ({ rule, change }: Candidate): Difference =>
    word(rule.name, change)

// What is longer is no misspelling, and may be something that nobody should see.
const longestMethod = 24

/** A method that does not exist is wrong whatever else is. */
const unknownMethod = ({ scheme, named: { unknown } }: Given, word: Wording): ReadonlyArray<Difference> => {
  if (unknown === undefined) return []
  const shown = unknown.length > longestMethod ? `‹${unknown.length}›` : unknown
  return [word('sign-method-unknown', { field: scheme.methodField, detail: { en: shown, zh: shown } })]
}

/** What the call and the writing of its signature show before anything is searched. */
const visible = (given: Given, word: Wording): ReadonlyArray<Difference> => {
  const { scheme, named, signature } = given
  const { forms, made } = signature
  const { unknown } = named
  return [
    ...forms.map((name) => word(name)),
    ...unknownMethod(given, word),
    ...(made === undefined || unknown !== undefined || made.method === named.method
      ? []
      : [word('other-digest', { field: scheme.methodField, detail: { en: made.method, zh: made.method } })]),
  ]
}

const ofRight = (given: Given, seen: ReadonlyArray<Difference>, word: Wording): Finding => {
  const { scheme, options, received } = given
  const { timestamp } = scheme
  const text = received.pairs.find(([name]) => name === timestamp.field)?.[1] ?? ''
  const clock = options.nowMs === undefined ? undefined : clockDifference(text, options.nowMs, timestamp)
  const said = (each: ClockDifference | undefined): ReadonlyArray<Difference> =>
    each === undefined ? [] : [word(each.name, { field: timestamp.field, ...each })]
  return {
    differences: [...seen, ...said(clock)],
    alternatives: said(clock?.alternative),
    right: true,
    complete: true,
    candidates: [],
  }
}

/** What differs, for a signature that is there. */
const find = (given: Given, word: Wording): Finding => {
  const { signature, options, scheme, named } = given
  const seen = visible(given, word)
  const base = baseOf(given)
  const work = createWork(options.budget ?? defaultBudget)
  const size = textOf(base).length
  if (work.spend(size) && signatureOf(base, textOf(base)) === signature.hex) return ofRight(given, seen, word)
  const { candidates, alternatives } = search({
    base,
    rules: scheme.rules === undefined ? rules : [...rules, ...scheme.rules],
    context: contextOf(given, work.spend),
    signature: signature.hex,
    work,
  })
  const say = ofCandidate(word)
  const complete = !work.isSpent()
  if (candidates.length === 0)
    return { differences: unknownMethod(given, word), alternatives: [], right: false, complete }
  // Where no method is named, no digest is another one than the named.
  const told =
    named.unknown === undefined ? candidates : candidates.filter(({ rule }) => rule.name !== 'other-digest')
  return {
    differences: [...seen, ...told.map(say)],
    alternatives: alternatives.map(say),
    candidates,
    right: false,
    complete,
  }
}

/** Nothing was found, for a reason or for none. */
export const unexplained = (because: Finding['because']): Finding => ({
  differences: [],
  alternatives: [],
  right: false,
  complete: true,
  because,
})

const isHashLike = (signature: ReadSignature): boolean =>
  signature.made !== undefined || isDigestHex(signature.hex)

/** Ways to write the right digest that leave some of it out. */
const shortened = (hex: string): ReadonlyArray<readonly [DifferenceName, string]> => [
  // Java's BigInteger.toString(16) leaves out zeros in front, Integer.toHexString those of each byte.
  ['zeros-lost', hex.replace(/^0+/, '')],
  ['zeros-lost', hex.replace(/../g, (byte) => byte.replace(/^0/, ''))],
  ['signature-cut', hex.slice(8, 24)],
]

const shortenedOf = (given: Given): DifferenceName | undefined => {
  const base = baseOf(given)
  const { hex } = given.signature
  if (hex.length < 12 || hex.length > hexLengths[base.digest.algorithm]) return undefined
  return shortened(signatureOf(base, textOf(base))).find(([, short]) => short === hex)?.[0]
}

/** What accounts for the signature `text`. */
export const findingOf = (given: Given, text: string, word: Wording): Finding => {
  const { scheme, signature, named } = given
  if (text.trim() === '')
    return {
      ...unexplained(undefined),
      differences: [word('signature-missing', { field: scheme.canonical.signatureName })],
    }
  if (isHashLike(signature)) return find(given, word)
  const short = shortenedOf(given)
  if (short !== undefined)
    return {
      ...unexplained(undefined),
      differences: [...signature.forms.map((name) => word(name)), word(short)],
      candidates: [],
    }
  const { method } = named
  return {
    ...unexplained(
      scheme.needsKey?.(method) === true
        ? { kind: 'no-key', method }
        : { kind: 'no-digest', length: text.length },
    ),
    differences: unknownMethod(given, word),
  }
}
