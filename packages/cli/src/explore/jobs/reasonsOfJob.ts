import type { Reason, Reasons, Text } from '@paifang/explorer/contract'
import type { JobView } from '@paifang/jobs'
import { listed } from '../../catalogue/errors'
import type { Context } from '../../Context'

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
