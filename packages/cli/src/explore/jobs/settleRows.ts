import { integer, list, oneOf, struct } from '@paifang/contract'
import { decideRows, type Decision, type RowDecision } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { UsageError } from '../../UsageError'
import type { ListedJob } from './listJobs'
import { usageOf } from './usageOf'

/** What a person found out about rows `from` to `to`, counted from 1, both included. */
interface Found {
  readonly from: number
  readonly to: number
  readonly outcome: Decision
}

export interface Settling {
  readonly rows: ReadonlyArray<Found>
}

export const Settling = struct<Settling>('Settling', {
  required: {
    rows: list(
      struct<Found>('Found', {
        required: { from: integer, to: integer, outcome: oneOf(['done', 'refused', 'again'] as const) },
      }),
    ),
  },
})

/** More is a file's work. */
const mostRows = 10_000

function* decisionsOf({ rows }: Settling): Generator<RowDecision> {
  for (const { from, to, outcome } of rows) for (let row = from; row <= to; row++) yield { row, outcome }
}

/**
 * Keeps what a person found out, all of it or nothing, as `paifang jobs --settle` does.
 * @throws UsageError where a runner has the job, or a decision makes no sense
 */
export const settleRows = async (
  { line: { folder, job } }: ListedJob,
  given: Settling,
): Promise<Readonly<Record<Decision, number>>> => {
  const count = given.rows.reduce(
    (sum, { from, to }) => sum + (from >= 1 && to >= from ? to - from + 1 : NaN),
    0,
  )
  if (!(count >= 1 && count <= mostRows))
    throw new UsageError({
      en: `expected 1 to ${mostRows} rows; more are settled by paifang jobs --settle`,
      zh: `应为 1 至 ${mostRows} 行；更多行请用 paifang jobs --settle 提交`,
    })
  // Nothing is run here: the secret is not needed to say more about what is kept.
  const settled = await decideRows(levelCheckpoint({ folder, secret: 'only read' }), job, decisionsOf(given))
  if (settled._tag === 'Left') throw usageOf(settled.left)
  return settled.right
}
