import type { Pair, Pairs } from '../Params'
import { baseOf, contextOf, defaultBudget, type Given } from './findingOf'
import { formulaOf, segmentsOf } from './segmentsOf'
import { markDifferences } from './markDifferences'
import { veilOf, type Hidden } from './maskedText'
import { createWork, type Candidate } from './search'
import type { Segment, Sides } from './Sides'
import type { SigningVariant } from './SigningVariant'

const shownSecret = '‹secret›'
const shownSignature = '‹signature›'

/** The request with everything that may not be shown replaced: nothing that is made of it can tell what it was. */
interface Veiled extends Given {
  readonly veil: ReturnType<typeof veilOf>
  /** Its texts by name. */
  readonly texts: ReadonlyMap<string, string>
}

const veiledGiven = (given: Given, hidden: Hidden): Veiled => {
  const { options, received } = given
  const veil = veilOf(received.pairs, hidden)
  const { body, otherSecrets = [] } = options
  const pairs = received.pairs.map(([name, text]): Pair => [veil.name(name), veil.text(name, text)])
  return {
    ...given,
    veil,
    texts: new Map(pairs),
    options: {
      ...options,
      secret: shownSecret,
      otherSecrets: otherSecrets.map(({ name }) => ({ name: veil.name(name), secret: shownSecret })),
      ...(body === undefined ? {} : { body: veil.text('', body) }),
    },
    received: {
      pairs,
      files: received.files.map(({ name }) => ({
        name: veil.name(name),
        texts: ['', '[object Object]', '‹file›'],
      })),
      signature: '',
    },
  }
}

const sample: Pairs = [
  ['a', 'b'],
  ['c', 'd'],
]

/** What a way to join puts between names and values, whatever is secret in it. */
const joinOf = ({ join, secret, body }: SigningVariant): string =>
  [secret, body].filter((text) => text !== '').reduce((text, each) => text.replaceAll(each, ''), join(sample))

const sameBytes = (a: SigningVariant, b: SigningVariant): boolean =>
  Buffer.from(a.encode('a中é😀')).equals(Buffer.from(b.encode('a中é😀')))

/** What was done to the secret, as far as it is still in there: white space, quotes. */
const spoiltBy = ({ secret }: SigningVariant, own: string): string =>
  secret.includes(own) ? secret.replace(own, '‹›') : 'another'

/** Whether a change of the veiled request is the one that was found: it does the same wherever nothing is hidden. */
const isAlike = (real: SigningVariant, veiled: SigningVariant, given: Given, shown: Veiled): boolean => {
  const { name: fieldOf } = shown.veil
  const own = new Map(given.received.pairs)
  const isOpen = (name: string): boolean => own.get(name) === shown.texts.get(fieldOf(name))
  return (
    real.pairs.length === veiled.pairs.length &&
    real.pairs.every(([name, text], at) => {
      const [other, shownText] = veiled.pairs[at] ?? []
      return fieldOf(name) === other && (!own.has(name) || !isOpen(name) || text === shownText)
    }) &&
    real.digest.algorithm === veiled.digest.algorithm &&
    real.digest.secret === veiled.digest.secret &&
    spoiltBy(real, given.options.secret) === spoiltBy(veiled, shownSecret) &&
    (real.body === '') === (veiled.body === '') &&
    joinOf(real) === joinOf(veiled) &&
    sameBytes(real, veiled)
  )
}

/** Changes that hold no text of the request: what they make of the veiled one tells nothing of it. */
const isTextless = ({ rule: { kind } }: Candidate): boolean =>
  kind === 'digest' || kind === 'order' || kind === 'bytes'

const isSameChange = (
  a: Candidate['change'],
  b: Candidate['change'],
  fieldOf: (name: string) => string,
): boolean =>
  (a.field === undefined ? undefined : fieldOf(a.field)) === b.field && a.detail?.en === b.detail?.en

/** The veiled pairs in the order of the real ones, which hidden values may have decided. */
const inOrderOf = (
  real: SigningVariant,
  veiled: SigningVariant,
  fieldOf: (name: string) => string,
): SigningVariant => {
  if (real.order === undefined) return veiled
  const places = new Map([...real.pairs].sort(real.order).map(([name], place) => [fieldOf(name), place]))
  return { ...veiled, order: ([a], [b]) => (places.get(a) ?? 0) - (places.get(b) ?? 0) }
}

/** What the client must have hashed, as far as it may be shown; `undefined` where a hidden value is what differs. */
const clientOf = (
  given: Given,
  shown: Veiled,
  candidates: ReadonlyArray<Candidate>,
): SigningVariant | undefined => {
  const work = createWork(given.options.budget ?? defaultBudget)
  const context = { ...contextOf(shown, work.spend), sign: () => shownSignature }
  const { name: fieldOf } = shown.veil
  let [real, veiled] = [baseOf(given), baseOf(shown)]
  for (const candidate of candidates) {
    real = candidate.change.apply(real)
    if (isTextless(candidate)) {
      veiled = candidate.change.apply(veiled)
      continue
    }
    let found: SigningVariant | undefined
    for (const change of candidate.rule.changes(context)) {
      if (!isSameChange(candidate.change, change, fieldOf)) continue
      const changed = change.apply(veiled)
      if (!isAlike(real, changed, given, shown)) continue
      found = changed
      break
    }
    if (found === undefined) return undefined
    veiled = found
  }
  return inOrderOf(real, veiled, fieldOf)
}

/** The gateway's own text with the values marked that the client wrote in another way, which may not be shown. */
const withHiddenDifference = (
  segments: ReadonlyArray<Segment>,
  fields: ReadonlySet<string>,
): ReadonlyArray<Segment> =>
  segments.map((segment) =>
    segment.kind === 'value' && fields.has(segment.field ?? '')
      ? { ...segment, differs: [0, segment.text.length] as const }
      : segment,
  )

/** Both sides of what was found. Everything in them may be logged. */
export const sidesOf = (
  given: Given,
  candidates: ReadonlyArray<Candidate> | undefined,
  hidden: Hidden,
): Sides => {
  const shown = veiledGiven(given, hidden)
  const base = baseOf(shown)
  const own = segmentsOf(base)
  const gateway = { segments: own, formula: formulaOf(base.digest) }
  if (candidates === undefined) return { gateway }
  if (candidates.length === 0) return { gateway, client: gateway }
  const client = clientOf(given, shown, candidates)
  if (client === undefined) {
    const { name: fieldOf } = shown.veil
    const fields = new Set(
      candidates.flatMap(({ change: { field } }) => (field === undefined ? [] : [fieldOf(field)])),
    )
    const segments = withHiddenDifference(own, fields)
    return { gateway: { ...gateway, segments }, client: { ...gateway, segments } }
  }
  const [ours, theirs] = markDifferences(own, segmentsOf(client))
  return {
    gateway: { ...gateway, segments: ours },
    client: { segments: theirs, formula: formulaOf(client.digest) },
  }
}
