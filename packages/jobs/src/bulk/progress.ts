import { emit } from '@paifang/gateway/author'
import type { Checkpoint } from '../store/Store'
import type { RunOptions } from './BulkOptions'
import type { BulkProgress } from './BulkReport'
import type { Ledger } from './ledger'
import { createSpeed } from './speed'
import { steadyClock } from './steadyClock'
import type { Stop } from './Stop'

const everyMs = 250

/** How often a runner shows that it lives, also where nothing changes: while a call takes long, or in a ban. */
export const lifeMs = 1000

interface Change {
  readonly waitingFor?: 'throttle' | 'network'
  readonly untilMs?: number
}

/** Tells how a job stands: at most four times a second, and whenever it begins to wait or ends. */
export interface ProgressTeller {
  readonly changed: (change: Change) => void
  readonly ended: (why: Stop | undefined) => Promise<void>
}

/** What a caller's count comes to; `undefined`: it tells nothing. */
const countOf = (total: () => number | undefined): number | undefined => {
  try {
    const count = total()
    return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined
  } catch {
    return undefined
  }
}

export const progressTeller = (
  { onProgress, total = () => undefined }: Pick<RunOptions, 'onProgress' | 'total'>,
  {
    job,
    gateway,
    method,
    clock,
    ledger,
    checkpoint,
    written,
  }: Pick<BulkProgress, 'job' | 'gateway' | 'method'> & {
    readonly clock: () => number
    readonly ledger: Ledger
    readonly checkpoint: Checkpoint
    /** Resolves when all that the ledger counts is durable. */
    readonly written: () => Promise<void>
  },
): ProgressTeller => {
  const settled = (): number => {
    const { done, refused, unknown } = ledger.progress()
    return done + refused + unknown
  }
  const now = steadyClock(clock)
  const speedOf = createSpeed(now(), settled())
  let toldMs = -Infinity
  let telling: Promise<void> = Promise.resolve()
  let busy = false
  let durable = ledger.counts()
  let last: readonly [BulkProgress['state'], Change] = ['running', {}]

  const expected = (
    state: BulkProgress['state'],
    rows: number,
    rowsPerSecond: number,
  ): Pick<BulkProgress, 'total' | 'etaMs'> => {
    const known = countOf(total)
    if (known === undefined) return {}
    // An estimate must not say that there are fewer rows than were read.
    const all = Math.max(known, ledger.counts().read)
    if (state !== 'running' || rowsPerSecond === 0) return { total: all }
    return { total: all, etaMs: Math.round(((all - rows) * 1000) / rowsPerSecond) }
  }

  const standing = (
    state: BulkProgress['state'],
    change: Change & Pick<BulkProgress, 'stop'>,
  ): BulkProgress => {
    const rows = settled()
    const rowsPerSecond = speedOf(now(), rows)
    return {
      job,
      gateway,
      method,
      state,
      rows: ledger.counts(),
      calls: ledger.progress().calls,
      ...change,
      rowsPerSecond,
      ...expected(state, rows, rowsPerSecond),
    }
  }

  /**
   * What others read of a job is a courtesy: the job itself does not depend on it. Only outcomes that are durable are told of:
   * a store that has fewer is taken for a damaged one.
   */
  const write = (progress: BulkProgress): void => {
    const { tell } = checkpoint
    if (tell === undefined || (busy && progress.state === 'running')) return
    busy = true
    const kept = written().then(
      () => (durable = progress.rows),
      () => durable,
    )
    telling = telling
      .then(async () => tell(job, { ...progress, rows: await kept }))
      .catch(() => undefined)
      .then(() => {
        busy = false
      })
  }

  const tell = (state: BulkProgress['state'], change: Change & Pick<BulkProgress, 'stop'>): void => {
    toldMs = now()
    last = [state, change]
    const progress = standing(state, change)
    if (onProgress !== undefined) emit(onProgress, progress)
    write(progress)
  }

  const told = onProgress !== undefined || checkpoint.tell !== undefined
  const life =
    checkpoint.tell === undefined
      ? undefined
      : setInterval(() => {
          if (!busy) write(standing(...last))
        }, lifeMs).unref()
  return {
    changed: (change) => {
      if (told && (change.waitingFor !== undefined || now() - toldMs >= everyMs))
        tell(change.waitingFor === undefined ? 'running' : 'waiting', change)
    },
    ended: (why) => {
      clearInterval(life)
      if (!told) return telling
      if (why === undefined) tell('ended', {})
      else {
        const { reason, detail, row, untilMs } = why
        const more = { ...(detail === undefined ? {} : { detail }), ...(row === undefined ? {} : { row }) }
        tell('stopped', { ...(untilMs === undefined ? {} : { untilMs }), stop: { reason, ...more } })
      }
      return telling
    },
  }
}
