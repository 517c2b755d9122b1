import { emit } from '@paifang/gateway/author'
import { createSpeed } from '../bulk/speed'
import { steadyClock } from '../bulk/steadyClock'
import type { Place, PlaceWalk } from './Place'

/** How a walk stands. Holds no value of a row. */
export interface PagesProgress {
  readonly state: 'running' | 'waiting' | 'ended' | 'stopped'
  /** Rows that were handed out, before a resume too. */
  readonly rows: number
  /** Pages that were read in this run. */
  readonly pages: number
  /** Rows that the platform says there are; absent where it was not asked for all of them at once. */
  readonly total?: number
  /** The window that was read last, in epoch milliseconds. */
  readonly window?: readonly [fromMs: number, toMs: number]
  /** How much of it is done, from 0 to 1; absent where nobody can tell. */
  readonly share?: number
  /** When it goes on: epoch milliseconds. */
  readonly untilMs?: number
  /** Over the last minute. */
  readonly rowsPerSecond: number
  /** How long it will take, in milliseconds; absent where nobody can tell, and while it waits. */
  readonly etaMs?: number
}

const everyMs = 250

/** How much of a window's rows were read. */
const partOf = (walk: PlaceWalk | undefined): number => {
  if (walk?.total === undefined || walk.total === 0 || walk.way === 'up' || walk.way === 'probe') return 0
  return Math.min(1, walk.seen / walk.total)
}

type Times = Pick<Place, 'windows' | 'rest' | 'walk'>

/** The time that is still to be walked through. */
const leftMs = ({ windows = [], rest, walk }: Times): number =>
  windows.reduce(
    (sum, [from, to], i) => sum + (to - from) * (i === windows.length - 1 ? 1 - partOf(walk) : 1),
    rest === undefined ? 0 : rest[1] - rest[0],
  )

const shareOf = (place: Place, span: readonly [number, number] | undefined): number | undefined => {
  if (place.done) return 1
  if (span === undefined) return place.walk?.total === undefined ? undefined : partOf(place.walk)
  const { lanes } = place
  const left =
    lanes === undefined
      ? leftMs(place)
      : lanes.reduce(
          (sum, { at }) => sum + (at.done ? 0 : leftMs(at)),
          leftMs(place.rest === undefined ? {} : { rest: place.rest }),
        )
  return span[1] === span[0] ? 0 : Math.max(0, Math.min(1, 1 - left / (span[1] - span[0])))
}

export interface PagesTeller {
  readonly visited: (place: Place, window: PagesProgress['window']) => void
  readonly waits: (untilMs: number) => void
  readonly ended: (place: Place) => void
}

/** Tells how a walk stands: at most four times a second, whenever it begins to wait, and at its end. */
export const pagesTeller = (
  onProgress: (progress: PagesProgress) => void,
  {
    clock,
    from,
    span,
  }: {
    readonly clock: () => number
    readonly from: Place
    /** The whole time that is walked through; `undefined`: there are no windows. */
    readonly span: readonly [number, number] | undefined
  },
): PagesTeller => {
  const now = steadyClock(clock)
  const beganMs = now()
  const begunShare = shareOf(from, span) ?? 0
  const speedOf = createSpeed(beganMs, from.rows)
  let toldMs = -Infinity
  let pages = 0
  let place = from
  let window: PagesProgress['window']

  const tell = (state: PagesProgress['state'], more: Pick<PagesProgress, 'untilMs'> = {}): void => {
    const atMs = now()
    toldMs = atMs
    const { rows, walk } = place
    const share = shareOf(place, span)
    const run = share === undefined ? 0 : share - begunShare
    const isTimed = state === 'running' && share !== undefined && run > 0 && atMs > beganMs
    emit(onProgress, {
      state,
      rows,
      pages,
      ...(span !== undefined || walk?.total === undefined ? {} : { total: walk.total }),
      ...(window === undefined ? {} : { window }),
      ...(share === undefined ? {} : { share }),
      ...more,
      rowsPerSecond: speedOf(atMs, rows),
      ...(isTimed ? { etaMs: Math.round(((atMs - beganMs) * (1 - share)) / run) } : {}),
    })
  }

  return {
    visited: (at, of) => {
      place = at
      window = of ?? window
      pages++
      if (now() - toldMs >= everyMs) tell('running')
    },
    waits: (untilMs) => tell('waiting', { untilMs }),
    ended: (at) => {
      place = at
      tell(at.done ? 'ended' : 'stopped')
    },
  }
}
