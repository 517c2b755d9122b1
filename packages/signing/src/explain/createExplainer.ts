import { isBlank } from '../paramText'
import { clockDifference, type ClockDifference } from './clock'
import { knownFields, readReceived, type Received } from './contextOf'
import { digestName, hexLengths, type DigestForm } from './DigestForm'
import type { Difference, Explanation } from './Explanation'
import { explanationOf, type Finding } from './explanationOf'
import type { ExplainOptions } from './ExplainOptions'
import { maskedText, shown } from './maskedText'
import { isDigestHex, readSignature, type ReadSignature } from './readSignature'
import type { Context } from './Rule'
import { rules } from './rules'
import { createWork, search, type Candidate } from './search'
import { sentencesOf, type Detail, type DifferenceName } from './sentences'
import type { SigningScheme } from './SigningScheme'
import { byCodeUnit, joinPairs, signatureOf, textOf, type SigningVariant } from './SigningVariant'

/** Some tens of milliseconds: ordinary calls need a quarter of it to try everything. */
const defaultBudget = 20_000_000

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The method that a wrong spelling means: `HMAC_SHA256`, `sha256` and `HmacSHA256` are `hmac-sha256` where that is one. */
const methodMeant = (text: string, { methods }: SigningScheme): string | undefined => {
  const names = Object.keys(methods)
  return (
    names.find((name) => squeezed(name) === squeezed(text)) ??
    names.find(
      (name) => methods[name] !== undefined && squeezed(digestName(methods[name])) === squeezed(text),
    ) ??
    names.find((name) => squeezed(text) !== '' && squeezed(name).endsWith(squeezed(text)))
  )
}

interface Named {
  /** The method that is taken to have signed. */
  readonly method: string
  /** What the call says in its place, when that is no method. */
  readonly unknown?: string
}

/** The method of a call that names none: the gateway's own choice, else one with the length of the signature. */
const unnamedMethod = ({ methods, defaultMethod }: SigningScheme, { hex, made }: ReadSignature): string => {
  const [first = ''] = Object.keys(methods)
  const fitting = Object.keys(methods).find(
    (name) => hexLengths[methods[name]?.algorithm ?? 'md5'] === hex.length,
  )
  return defaultMethod ?? made?.method ?? fitting ?? first
}

const namedMethod = (
  scheme: SigningScheme,
  given: string | undefined,
  text: string,
  signature: ReadSignature,
): Named => {
  if (given !== undefined) return { method: given }
  if (text === '') return { method: unnamedMethod(scheme, signature) }
  const method = scheme.methodNamed(text)
  return method === undefined
    ? { method: methodMeant(text, scheme) ?? unnamedMethod(scheme, signature), unknown: text }
    : { method }
}

const plainMd5: DigestForm = { algorithm: 'md5', secret: 'around' }

const ownDigest = ({ methods }: SigningScheme, method: string): DigestForm => methods[method] ?? plainMd5

interface Given {
  readonly scheme: SigningScheme
  readonly options: ExplainOptions
  readonly received: Received
  readonly named: Named
  readonly signature: ReadSignature
}

const baseOf = ({ scheme, options, received, named, signature }: Given): SigningVariant => ({
  pairs: received.pairs
    .filter(([name, text]) => (scheme.canonical.keepsBlank ? name !== '' : !isBlank(name) && !isBlank(text)))
    .sort(byCodeUnit),
  join: joinPairs,
  body: options.body ?? '',
  encode: (text) => text,
  secret: options.secret,
  digest: signature.made?.digest ?? ownDigest(scheme, named.method),
})

const contextOf = (given: Given, spend: Context['spend']): Context => {
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
    otherSecrets,
    method: signature.made?.method ?? named.method,
    secret,
    body,
    hexLength: signature.hex.length,
    methodIsCertain: signature.made !== undefined,
    spend,
  }
}

const secretsOf = ({ secret, otherSecrets = [] }: ExplainOptions): ReadonlyArray<string> => [
  secret,
  ...otherSecrets.map((other) => other.secret),
]

/** Puts names into words, for one request. */
const createWording = (scheme: SigningScheme, secrets: ReadonlyArray<string>) => {
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

type Wording = ReturnType<typeof createWording>

const ofCandidate =
  (word: Wording) =>
  ({ rule, change }: Candidate): Difference =>
    word(rule.name, change)

/** What the call and the writing of its signature show before anything is searched. */
const visible = ({ scheme, named, signature }: Given, word: Wording): ReadonlyArray<Difference> => {
  const { forms, made } = signature
  const { unknown } = named
  return [
    ...forms.map((name) => word(name)),
    ...(unknown === undefined
      ? []
      : [word('sign-method-unknown', { field: scheme.methodField, detail: { en: unknown, zh: unknown } })]),
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
  // A method that does not exist is wrong whatever else is.
  const certain = named.unknown === undefined ? [] : seen.filter(({ name }) => name === 'sign-method-unknown')
  if (candidates.length === 0) return { differences: certain, alternatives: [], right: false, complete }
  // Where no method is named, no digest is another one than the named.
  const told =
    named.unknown === undefined ? candidates : candidates.filter(({ rule }) => rule.name !== 'other-digest')
  return {
    differences: [...seen, ...told.map(say)],
    alternatives: alternatives.map(say),
    right: false,
    complete,
  }
}

const unexplained = (because: Finding['because']): Finding => ({
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

const findingOf = (given: Given, text: string, word: Wording): Finding => {
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
    }
  const unknown = named.unknown
  const certain =
    unknown === undefined
      ? []
      : [word('sign-method-unknown', { field: scheme.methodField, detail: { en: unknown, zh: unknown } })]
  const words = scheme.unreadable?.(named.method)
  return {
    ...unexplained(
      words === undefined ? { kind: 'no-digest', length: text.length } : { kind: 'unreadable', words },
    ),
    differences: certain,
  }
}

const formulaOf = (scheme: SigningScheme, method: string): string => {
  const formula = scheme.formulas?.[method]
  if (formula !== undefined) return formula
  const digest = ownDigest(scheme, method)
  const name = digestName(digest)
  return digest.secret === 'key'
    ? `${name}(key ‹secret›, stringToSign), upper-case hex`
    : `${name}(stringToSign), upper-case hex`
}

/**
 * The explainer of a gateway: which difference, or which two common ones, make a signature what it is. What it returns
 * holds no secret, no session and no signature.
 */
export const createExplainer =
  (scheme: SigningScheme) =>
  (options: ExplainOptions): Explanation => {
    const secrets = secretsOf(options)
    const sensitive = new Set((options.sensitive ?? []).flatMap((path) => [path].flat().slice(-1)))
    const hidden = (name: string, text: string): string | undefined =>
      sensitive.has(name) ? `‹${name}›` : scheme.hidden(name, text)
    const received = readReceived(options.received, scheme)
    const read = typeof received === 'string' ? { pairs: [], files: [], signature: '' } : received
    const methodText = read.pairs.find(([name]) => name === scheme.methodField)?.[1] ?? ''
    const text = options.signature ?? read.signature
    const signature = scheme.readSignature?.(text) ?? readSignature(text)
    const named = namedMethod(scheme, options.method, isBlank(methodText) ? '' : methodText, signature)
    const given: Given = { scheme, options, received: read, named, signature }
    const finding =
      typeof received === 'string'
        ? unexplained({ kind: received })
        : findingOf(given, text, createWording(scheme, secrets))
    const base = baseOf(given)
    const masked = maskedText(base.pairs, base.body, { secrets, hidden })
    return {
      ...explanationOf(finding, scheme),
      stringToSign:
        ownDigest(scheme, named.method).secret === 'around' ? `‹secret›${masked}‹secret›` : masked,
      formula: formulaOf(scheme, named.method),
      complete: finding.complete,
    }
  }
