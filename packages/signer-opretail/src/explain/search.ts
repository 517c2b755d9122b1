import { draftText, type Draft, type Hypotheses, type Hypothesis } from './Draft'
import type { Difference } from './Explanation'

export interface Search {
  readonly base: Draft
  /** The likeliest first. */
  readonly hypotheses: Hypotheses
  readonly matches: (text: string, draft: Draft) => boolean
  /** Whether two differences together are tried when one does not explain it. */
  readonly pairs: boolean
}

export interface Found {
  /** `undefined`: nothing found. */
  readonly differences: ReadonlyArray<Difference> | undefined
  readonly complete: boolean
}

// One unit is a character hashed; what a try costs whatever its length is worth about a thousand. Counting work instead
// of reading a clock gives the same answer on a busy machine. One million units take 3 to 5 ms.
const triedUnits = 1_000
const singleUnits = 20_000_000
const pairUnits = 3_000_000

type Try = (draft: Draft) => boolean | 'spent'

const meter = (matches: Search['matches'], units: number): Try => {
  let left = units
  return (draft) => {
    if (left <= 0) return 'spent'
    const text = draftText(draft)
    left -= text.length + triedUnits
    return matches(text, draft)
  }
}

const combine = (first: Hypothesis, second: Hypothesis): boolean =>
  first !== second && (first.part === 'pairs' || first.part !== second.part)

/**
 * Couples worth a try: two common differences, then a public
 * parameter and another one that were not signed.
 */
function* couples(all: ReadonlyArray<Hypothesis>): Iterable<readonly [Hypothesis, Hypothesis]> {
  const common = all.filter((hypothesis) => hypothesis.common === true)
  for (const [index, first] of common.entries())
    for (const second of common.slice(index + 1)) if (combine(first, second)) yield [first, second]
  const added = all.filter(({ difference }) => difference.name === 'added-after-signing')
  for (const first of added.filter((hypothesis) => hypothesis.common === true))
    for (const second of added) if (second.common !== true) yield [first, second]
}

const searchCouples = (all: ReadonlyArray<Hypothesis>, { base, matches }: Search): Found => {
  const tries = meter(matches, pairUnits)
  for (const [first, second] of couples(all)) {
    const answer = tries(second.change(first.change(base)))
    if (answer === true) return { differences: [first.difference, second.difference], complete: true }
    if (answer === 'spent') break
  }
  return { differences: undefined, complete: true }
}

/** The difference, or the two, with which `matches` is satisfied. Complete: every single difference was tried. */
export const search = (input: Search): Found => {
  const { base, hypotheses, matches } = input
  const tries = meter(matches, singleUnits)
  if (tries(base) === true) return { differences: [], complete: true }
  const tried: Hypothesis[] = []
  for (const hypothesis of hypotheses) {
    const answer = tries(hypothesis.change(base))
    if (answer === true) return { differences: [hypothesis.difference], complete: true }
    if (answer === 'spent') return { differences: undefined, complete: false }
    tried.push(hypothesis)
  }
  return input.pairs ? searchCouples(tried, input) : { differences: undefined, complete: true }
}
