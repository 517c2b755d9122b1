import type { Change, Context, Rule } from './Rule'
import { signatureOf, textOf, type SigningVariant } from './SigningVariant'

/** A change and the rule that made it. */
export interface Candidate {
  readonly rule: Rule
  readonly change: Change
}

/** What may still be done, in units of work: characters read or hashed. */
export interface Work {
  /** Takes units before they are used; `false`: fewer are left, and they stay for something smaller. */
  readonly spend: (units: number) => boolean
  /** Whether something was left out for want of work. */
  readonly isSpent: () => boolean
}

export const createWork = (units: number): Work => {
  let left = units
  let spent = false
  return {
    spend: (wanted) => {
      if (wanted > left) {
        spent = true
        return false
      }
      left -= wanted
      return true
    },
    isSpent: () => spent,
  }
}

export interface SearchInput {
  readonly base: SigningVariant
  /** The likeliest first. */
  readonly rules: ReadonlyArray<Rule>
  readonly context: Context
  /** Upper-case hex. */
  readonly signature: string
  readonly work: Work
}

export interface Found {
  /** Changes that together make the signature; none when nothing does. */
  readonly candidates: ReadonlyArray<Candidate>
  /** Other single changes that make it as well. */
  readonly alternatives: ReadonlyArray<Candidate>
}

// What a try costs whatever its length, in characters hashed.
const triedUnits = 1_000
const pairUnits = 20

const sizeOf = ({ pairs, body }: SigningVariant): number =>
  pairs.reduce((size, [name, text]) => size + name.length + text.length, body.length)

/**
 * Whether a change makes the signature, as far as there is work left. What it costs is taken for the size of what was
 * received, so that a change that nothing is left for is not even made.
 */
const createTry = ({
  base,
  signature,
  work,
}: SearchInput): ((...changes: ReadonlyArray<Candidate>) => boolean) => {
  const units = triedUnits + pairUnits * base.pairs.length + sizeOf(base)
  return (...candidates) => {
    if (!work.spend(units)) return false
    const variant = candidates.reduce((changed, { change }) => change.apply(changed), base)
    return signatureOf(variant, textOf(variant)) === signature
  }
}

function* singles({ rules, context }: SearchInput): Iterable<Candidate> {
  for (const rule of rules) for (const change of rule.changes(context)) yield { rule, change }
}

const keyOf = ({ rule, change }: Candidate): string => JSON.stringify([rule.name, change.field])

/** A file, a list or a JSON text of many items can fit in many ways: a reader needs a few. */
const mostAlternatives = 4

const goTogether = (a: Candidate, b: Candidate): boolean =>
  a.rule.kind === 'params'
    ? a.change.field !== b.change.field || a.change.field === undefined
    : a.rule.kind !== b.rule.kind

const coupleThatMakes = (commons: ReadonlyArray<Candidate>, input: SearchInput): ReadonlyArray<Candidate> => {
  const makes = createTry(input)
  for (const [index, first] of commons.entries())
    for (const second of commons.slice(index + 1)) {
      if (!goTogether(first, second)) continue
      if (makes(first, second)) return [first, second]
      if (input.work.isSpent()) return []
    }
  return []
}

/**
 * The changes that make the base variant sign as `signature`: a single one, and every other single one that does so too,
 * else two of the common ones.
 */
export const search = (input: SearchInput): Found => {
  const found = new Map<string, Candidate>()
  const commons: Candidate[] = []
  const tried = new Map<Rule, number>()
  const makes = createTry(input)
  for (const candidate of singles(input)) {
    const { rule } = candidate
    const place = tried.get(rule) ?? 0
    tried.set(rule, place + 1)
    if (place < (rule.common ?? 0)) commons.push(candidate)
    const key = keyOf(candidate)
    if (!found.has(key) && makes(candidate)) found.set(key, candidate)
  }
  const [first, ...alternatives] = found.values()
  if (first !== undefined)
    return { candidates: [first], alternatives: alternatives.slice(0, mostAlternatives) }
  if (input.work.isSpent()) return { candidates: [], alternatives: [] }
  return { candidates: coupleThatMakes(commons, input), alternatives: [] }
}
