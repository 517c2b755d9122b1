import { causeOf } from '@paifang/gateway/author'
import type { RowCounts, RowOutcome } from './BulkReport'
import { runsOf } from './chunks'
import type { Stop } from './Stop'

/**
 * What a person found out about a row: `done`: the platform has it; `refused`: it has not, and shall not; `again`: it has
 * not, and the next run sends it, in a request with a new key.
 */
export type Decision = 'done' | 'refused' | 'again'

export interface RowDecision {
  /** From 1, as reports number them. */
  readonly row: number
  readonly outcome: Decision
}

export type RowDecisions = AsyncIterable<RowDecision> | Iterable<RowDecision>
export type DecisionCounts = Readonly<Record<Decision, number>>

const decisions: ReadonlyArray<string> = ['done', 'refused', 'again'] satisfies ReadonlyArray<Decision>

/** Decisions by row number. */
export const readDecisions = async (given: RowDecisions): Promise<ReadonlyMap<number, Decision> | Stop> => {
  const byRow = new Map<number, Decision>()
  try {
    for await (const { row, outcome } of given) {
      const known = byRow.get(row)
      const problem = !Number.isSafeInteger(row)
        ? 'a row is a whole number from 1 on'
        : !decisions.includes(outcome)
          ? `row ${row}: an outcome is one of ${decisions.join(', ')}`
          : known !== undefined && known !== outcome
            ? `row ${row} has two outcomes`
            : undefined
      if (problem !== undefined) return { reason: 'source', detail: problem }
      byRow.set(row, outcome)
    }
  } catch (thrown) {
    return { reason: 'source', cause: causeOf(thrown) }
  }
  return byRow
}

/** What decisions change of a job, wherever it is kept. */
export interface Decided {
  /** Outcomes that they speak of, and what takes the place of each. */
  readonly changes: ReadonlyArray<{ readonly was: RowOutcome; readonly are: ReadonlyArray<RowOutcome> }>
  /** Rows to be sent again, counted from 0, the last one not included; those of a run had one outcome. */
  readonly again: ReadonlyArray<readonly [from: number, to: number]>
  readonly counts: DecisionCounts
  /** By how much the counts of the job change. */
  readonly by: Omit<RowCounts, 'read'>
}

/** Takes decisions to the outcomes that a job has. A Stop: one of them speaks of a row without an open outcome. */
export const decideOutcomes = async (
  outcomes: AsyncIterable<RowOutcome>,
  byRow: ReadonlyMap<number, Decision>,
): Promise<Decided | Stop> => {
  const changes: Array<Decided['changes'][number]> = []
  const again: Array<Decided['again'][number]> = []
  const counts = { done: 0, refused: 0, again: 0 }
  const by = { done: 0, refused: 0, unknown: 0 }
  const left = new Set(byRow.keys())
  for await (const was of outcomes) {
    const rows = Array.from({ length: was.to - was.from + 1 }, (_, index) => was.from + index)
    if (!rows.some((row) => byRow.has(row))) continue
    const are: RowOutcome[] = []
    for (const what of [undefined, 'done', 'refused', 'again'] as const)
      for (const [from, before] of runsOf(rows.filter((row) => byRow.get(row) === what))) {
        const to = before - 1
        if (what === undefined) {
          are.push({ ...was, from, to })
          continue
        }
        counts[what] += before - from
        by[was.state] -= before - from
        if (what !== 'again') by[what] += before - from
        for (let row = from; row < before; row++) left.delete(row)
        const id = was.requestId === undefined ? {} : { requestId: was.requestId }
        if (what === 'refused') are.push({ from, to, state: what, where: 'person', code: 'decided', ...id })
        if (what === 'again') again.push([from - 1, to])
      }
    changes.push({ was, are })
  }
  const [row] = [...left].sort((a, b) => a - b)
  if (row !== undefined)
    return {
      reason: 'source',
      row,
      detail: `nothing is to be decided about row ${row}: it is done, or was not sent yet`,
    }
  return { changes, again, counts, by }
}
