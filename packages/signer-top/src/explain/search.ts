import type { Difference } from './Explanation'
import { commonVariants, hypotheses } from './hypotheses'
import type { Change, Context, Hypothesis } from './Hypothesis'
import { shown } from './mask'
import { tell, type Story } from './Story'

interface Candidate {
  readonly hypothesis: Hypothesis
  readonly change: Change
}

export interface SearchInput {
  readonly base: Story
  readonly context: Context
  /** Upper-case hex. */
  readonly signature: string
  /** How many differences may be put together. */
  readonly depth: 1 | 2
  /** Milliseconds since the search began. */
  readonly elapsedMs: () => number
  /** When to stop trying pairs; single differences get five times as long, for they are few and likelier. */
  readonly budgetMs: number
}

export interface Found {
  readonly differences: ReadonlyArray<Difference>
  readonly complete: boolean
}

const differenceOf = ({ hypothesis, change }: Candidate, context: Context): Difference => {
  const field = change.field === undefined ? undefined : shown(change.field, context)
  return {
    name: hypothesis.name,
    ...(field === undefined ? {} : { field }),
    en: hypothesis.en(field),
    zh: hypothesis.zh(field),
  }
}

function* singles(context: Context): Iterable<Candidate> {
  for (const hypothesis of hypotheses)
    for (const change of hypothesis.changes(context)) yield { hypothesis, change }
}

/** The likeliest variants of the common hypotheses, in the order of their table. */
const commonOf = (broad: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> =>
  [...commonVariants].flatMap(([name, variants]) =>
    broad.filter(({ hypothesis }) => hypothesis.name === name).slice(0, variants),
  )

const goTogether = (a: Candidate, b: Candidate): boolean =>
  a.hypothesis.kind === 'params'
    ? a.change.field !== b.change.field || a.change.field === undefined
    : a.hypothesis.kind !== b.hypothesis.kind

function* pairs(candidates: ReadonlyArray<Candidate>): Iterable<readonly [Candidate, Candidate]> {
  for (const [index, first] of candidates.entries())
    for (const second of candidates.slice(index + 1)) if (goTogether(first, second)) yield [first, second]
}

/** The differences that make the base story tell `signature`: one, else two of the common ones. */
export const search = (input: SearchInput): Found => {
  const { base, context, signature, depth, elapsedMs, budgetMs } = input
  const broad: Candidate[] = []
  for (const candidate of singles(context)) {
    if (elapsedMs() > 5 * budgetMs) return { differences: [], complete: false }
    if (tell(candidate.change.apply(base)) === signature)
      return { differences: [differenceOf(candidate, context)], complete: true }
    if (candidate.change.broad === true) broad.push(candidate)
  }
  if (depth === 1) return { differences: [], complete: true }
  for (const two of pairs(commonOf(broad))) {
    if (elapsedMs() > budgetMs) return { differences: [], complete: false }
    if (tell(two[1].change.apply(two[0].change.apply(base))) === signature)
      return { differences: two.map((one) => differenceOf(one, context)), complete: true }
  }
  return { differences: [], complete: true }
}
