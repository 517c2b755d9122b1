import type { JobView, RowOutcome } from '@paifang/jobs'
import { listed } from '../../catalogue/errors'
import type { Text } from '../../Command'
import type { Context } from '../../Context'

/** Rows that are not done for one reason. */
export interface Reason {
  readonly state: RowOutcome['state']
  /** The platform's code, what would have been right, or why nobody knows. */
  readonly code: string
  readonly where: 'here' | 'platform' | 'person' | ''
  readonly rows: number
  /** What the platform's document advises; `null`: it lists no such code. */
  readonly advice: Text | null
}

export interface Reasons {
  /** The commonest first; the last may be all others together, with no code. */
  readonly reasons: ReadonlyArray<Reason>
  /** `false`: there are more rows than were counted. */
  readonly isWhole: boolean
}

const mostLooked = 200_000
const mostShown = 30

type Counted = Omit<Reason, 'advice'>

/** Counts rows by their reason, a part of a long job at most. */
export const reasonsOfJob = async (
  { outcomes, gateway }: JobView,
  { gateways }: Pick<Context, 'gateways'>,
): Promise<Reasons> => {
  const byReason = new Map<string, Counted>()
  let looked = 0
  let isWhole = true
  for await (const outcome of outcomes()) {
    if (looked++ === mostLooked) {
      isWhole = false
      break
    }
    const { state } = outcome
    const [code, where] =
      outcome.state === 'unknown' ? [outcome.why, '' as const] : [outcome.code, outcome.where]
    const key = `${state} ${where} ${code}`
    const rows = (byReason.get(key)?.rows ?? 0) + outcome.to - outcome.from + 1
    byReason.set(key, { state, code, where, rows })
  }
  const module = gateways.find(({ name }) => name === gateway)
  const adviceOf = ({ where, code }: Counted): Text | null =>
    (where === 'platform' && module !== undefined ? listed(module, code)[0]?.advice : undefined) ?? null
  const counted = [...byReason.values()].sort((one, other) => other.rows - one.rows)
  return {
    reasons: counted.slice(0, mostShown).map((one) => ({ ...one, advice: adviceOf(one) })),
    isWhole: isWhole && counted.length <= mostShown,
  }
}
