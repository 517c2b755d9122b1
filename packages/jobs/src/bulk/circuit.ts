import { untilMidnightMs } from '@paifang/wire'
import type { RunOptions } from './BulkOptions'
import type { Part } from './chunks'
import { backoffMs } from './backoffMs'
import type { PartEnd } from './runPart'
import { steadyClock } from './steadyClock'
import type { Stop } from './Stop'
import type { Verdict } from './Verdict'

/** The gateway takes nothing before `untilMs` (epoch milliseconds). */
export interface Hold {
  readonly by: 'throttle' | 'network'
  readonly untilMs: number
}

/** Looks at the ends of parts one after the other, and says when a job has to wait or to stop. */
export interface Circuit {
  readonly note: (part: Part, end: PartEnd) => Stop | Hold | undefined
}

export type CircuitOptions = Pick<RunOptions, 'maxPauseMs' | 'maxUnknown' | 'maxRefusals'> & {
  readonly clock: () => number
  /** Whether rows of the job were done before. */
  readonly begun: boolean
  /** At least 0, less than 1. */
  readonly random?: () => number
}

/** What a request was refused for before it was sent, where none of its rows was found right. */
const refusalsHere = (verdict: Verdict): ReadonlyArray<string> | undefined => {
  if (verdict.is !== 'rows') return undefined
  const here = verdict.rows.flatMap((one) =>
    one.row === 'refused' && one.here !== undefined
      ? [`${one.here.path === '' ? '' : `${one.here.path}: `}expected ${one.code}`]
      : [],
  )
  return here.length === verdict.rows.length ? here : undefined
}

/** How often in a row the gateway may throttle or be out of reach, each time after a wait, and how long a job then rests. */
const mostHeld = 5
const restMs = 60_000

/** A long pause ends soon after midnight (GMT+8) at the latest, when quotas begin anew; not all jobs wake at once. */
const endOf = (waitMs: number, nowMs: number, random: () => number): number => {
  const midnightMs = nowMs + untilMidnightMs(nowMs)
  const short = waitMs <= 60_000 || nowMs + waitMs < midnightMs
  return short ? nowMs + waitMs : midnightMs + Math.floor(random() * 60_000)
}

export const createCircuit = ({
  maxPauseMs = 60_000,
  maxUnknown = 3,
  maxRefusals = 20,
  clock,
  begun,
  random = Math.random,
}: CircuitOptions): Circuit => {
  let anyDone = begun
  let unknownInARow = 0
  const heldInARow = { throttle: 0, network: 0 }
  const now = steadyClock(clock)
  let heldUntilMs = -Infinity
  const refusals = new Map<string, number>()
  /** Whether any row was found right before it was sent. */
  let anyRight = begun
  const refused = (what: string, row: number): Stop | undefined => {
    const times = (refusals.get(what) ?? 0) + 1
    refusals.set(what, times)
    return anyDone || times < maxRefusals ? undefined : { reason: 'everything-refused', row, detail: what }
  }

  const held = ({ by, error, forMs }: Extract<Verdict, { readonly is: 'held' }>): Stop | Hold => {
    // What was on its way when the wait began says nothing new; what was never asked, nothing of the gateway.
    const isAsked = by === 'network' || error._tag !== 'GatewayError' || error.sent !== 'no'
    if (isAsked && now() >= heldUntilMs) heldInARow[by]++
    const times = heldInARow[by]
    const isOften = times >= mostHeld
    const saidMs = forMs ?? backoffMs(times)
    const waitMs = isOften ? Math.max(saidMs, restMs) : saidMs
    heldUntilMs = Math.max(heldUntilMs, now() + waitMs)
    const untilMs = endOf(waitMs, clock(), random)
    // A throttle is waited for by who may wait longer than a rest; a network that is down is somebody's to mend.
    const rests = isOften && (by === 'network' || maxPauseMs <= restMs)
    return rests || waitMs > maxPauseMs ? { reason: 'paused', error, untilMs } : { by, untilMs }
  }

  return {
    note: ({ to: row }, end) => {
      const { verdict, done, exceptions, unknown, left, stop } = end
      if (stop !== undefined) return stop
      if (verdict === undefined) return undefined
      const here = refusalsHere(verdict)
      if (here === undefined) anyRight = true
      else {
        for (const what of here) {
          const all = refused(what, row)
          if (all !== undefined && !anyRight) return all
        }
        return undefined
      }
      if (verdict.is === 'held') return held(verdict)
      heldInARow.throttle = 0
      heldInARow.network = 0
      if (done > 0) {
        anyDone = true
        refusals.clear()
      }
      if (unknown) {
        if (++unknownInARow >= maxUnknown) return { reason: 'too-many-unknown', row }
      } else if (done > 0 || exceptions) unknownInARow = 0
      if (verdict.is !== 'refused' || left.length > 0) return undefined
      return refused(`code ${verdict.code}`, row)
    },
  }
}
