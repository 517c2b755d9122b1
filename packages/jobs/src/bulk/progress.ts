import { emit } from '@paifang/gateway/author'
import type { Checkpoint } from '../store/Store'
import type { RunOptions } from './BulkOptions'
import type { BulkProgress } from './BulkReport'
import type { Ledger } from './ledger'
import { createSpeed } from './speed'

const everyMs = 250

/** Tells how a job stands: at most four times a second, and whenever it begins to wait or ends. */
export interface ProgressTeller {
  readonly changed: (change: {
    readonly waitingFor?: 'throttle' | 'network'
    readonly untilMs?: number
  }) => void
  readonly ended: (whole: boolean) => Promise<void>
}

export const progressTeller = (
  { onProgress, total = () => undefined }: Pick<RunOptions, 'onProgress' | 'total'>,
  {
    job,
    clock,
    ledger,
    checkpoint,
  }: {
    readonly job: string
    readonly clock: () => number
    readonly ledger: Ledger
    readonly checkpoint: Checkpoint
  },
): ProgressTeller => {
  const settled = (): number => {
    const { done, refused, unknown } = ledger.progress()
    return done + refused + unknown
  }
  let toldMs = -Infinity
  const speedOf = createSpeed(clock(), settled())
  let telling: Promise<void> = Promise.resolve()
  let busy = false

  const expected = (
    state: BulkProgress['state'],
    rows: number,
    rowsPerSecond: number,
  ): Pick<BulkProgress, 'total' | 'etaMs'> => {
    const known = total()
    if (known === undefined) return {}
    // An estimate must not say that there are fewer rows than were read.
    const all = Math.max(known, ledger.counts().read)
    if (state !== 'running' || rowsPerSecond === 0) return { total: all }
    return { total: all, etaMs: Math.round(((all - rows) * 1000) / rowsPerSecond) }
  }

  const tell = (state: BulkProgress['state'], change: Parameters<ProgressTeller['changed']>[0]): void => {
    const atMs = clock()
    toldMs = atMs
    const rows = settled()
    const rowsPerSecond = speedOf(atMs, rows)
    const progress: BulkProgress = {
      job,
      state,
      rows: ledger.counts(),
      calls: ledger.progress().calls,
      ...change,
      rowsPerSecond,
      ...expected(state, rows, rowsPerSecond),
    }
    if (onProgress !== undefined) emit(onProgress, progress)
    if (checkpoint.tell === undefined || (busy && state === 'running')) return
    busy = true
    const told = checkpoint.tell
    // What others read of a job is a courtesy: the job itself does not depend on it.
    telling = telling
      .then(() => told(job, progress))
      .catch(() => undefined)
      .then(() => {
        busy = false
      })
  }

  const told = onProgress !== undefined || checkpoint.tell !== undefined
  return {
    changed: (change) => {
      if (told && (change.waitingFor !== undefined || clock() - toldMs >= everyMs))
        tell(change.waitingFor === undefined ? 'running' : 'waiting', change)
    },
    ended: (whole) => {
      if (told) tell(whole ? 'ended' : 'stopped', {})
      return telling
    },
  }
}
