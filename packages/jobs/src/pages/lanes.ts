import { err, ok, type CallError, type PageError, type Result } from '@paifang/result'
import type { LanePlace, Place } from './Place'
import { lanesFormat, positionFormat } from './Position'
import { keptRows, pageWithout, repeatsIn, type SeenRows } from './SeenRows'
import { walkPages, type Visit, type Walking } from './walkPages'
import { sliced, type Slices } from './windows'

/** Pages of a window that may wait for the windows before it. */
const mostWaiting = 8

/** One of several walks, each through windows of its own. */
interface Lane<E> {
  /** What was taken of it. */
  position: LanePlace
  /** What came and was not taken. */
  readonly waiting: Result<E, Visit>[]
  /** Lets it ask for the next page. */
  goOn: () => void
  walking: Promise<void> | undefined
}

const isDone = ({ at }: LanePlace): boolean => at.done

/** The lanes that a position has, one where it is that of a single walk. */
const lanesIn = ({ lanes, ...position }: Place): ReadonlyArray<LanePlace> => {
  if (lanes !== undefined) return lanes
  const { windows = [], rest, format: _format, about: _about, ...at } = position
  const toMs = windows[0]?.[1] ?? rest?.[0]
  if (toMs === undefined) return []
  // Between two windows, what was walked is remembered for the border alone.
  return [
    {
      fromMs: windows.at(-1)?.[0] ?? toMs,
      toMs,
      at: { ...at, windows, rows: 0, done: windows.length === 0 },
      start: [],
    },
  ]
}

/** Those that a neighbour still needs, or that are not done. */
const needed = (lanes: ReadonlyArray<LanePlace>, rest: Place['rest']): ReadonlyArray<LanePlace> =>
  lanes.filter((lane, i) => {
    const isNextDone = i + 1 < lanes.length ? lanes[i + 1]?.at.done === true : rest === undefined
    const isBeforeDone = i === 0 || lanes[i - 1]?.at.done === true
    return !lane.at.done || !isNextDone || !isBeforeDone
  })

/** The rows at the borders of a walk, as far as it came. */
const bordersOf = ({ at, start }: LanePlace): ReadonlyArray<SeenRows> => [
  ...start,
  ...at.border,
  ...(at.heads ?? []),
  ...(at.edges === undefined ? [] : [keptRows(at.edges)]),
  ...at.recent,
]

export interface LanesOptions {
  /** Windows at once. */
  readonly concurrency: number
  /** `windows`: the rows of a window come before those of the next one; `arrival`: as they come. */
  readonly order: 'windows' | 'arrival'
}

/**
 * Walks several windows at once, and gives their pages one by one. Rows that two windows share come once: what comes
 * later is compared with the borders of its neighbours. A failure is the last thing that comes, whichever walk has it.
 */
export async function* walkLanes<I, O, C extends string>(
  walking: Walking<I, O, C> & { readonly slices: Slices },
  from: Place,
  signal: AbortSignal | undefined,
  { concurrency, order }: LanesOptions,
): AsyncGenerator<Result<CallError<C, O> | PageError, Visit>, void, undefined> {
  type E = CallError<C, O> | PageError
  const stop = new AbortController()
  const onAbort = (): void => stop.abort()
  signal?.addEventListener('abort', onAbort)
  if (signal?.aborted === true) onAbort()

  let { rest, rows, first } = from
  let thrown: { readonly what: unknown } | undefined
  let wake: () => void = () => undefined
  const laneOf = (position: LanePlace): Lane<E> => ({
    position,
    waiting: [],
    goOn: () => undefined,
    walking: undefined,
  })
  let lanes: ReadonlyArray<Lane<E>> = lanesIn(from).map(laneOf)
  const most = order === 'arrival' ? 1 : mostWaiting
  let isOver = false

  const run = async (lane: Lane<E>): Promise<void> => {
    try {
      const { at } = lane.position
      const begun = {
        ...at,
        format: positionFormat,
        about: from.about,
        ...(first === undefined ? {} : { first }),
      }
      for await (const visit of walkPages(walking, begun, stop.signal)) {
        lane.waiting.push(visit)
        wake()
        while (lane.waiting.length >= most && !isOver)
          await new Promise<void>((resolve) => (lane.goOn = resolve))
        if (isOver) return
      }
    } catch (what) {
      thrown ??= { what }
    }
    wake()
  }

  /** Begins as many walks as may go on at once. */
  const fill = (): void => {
    const open = lanes.filter(({ position }) => !isDone(position))
    for (const lane of open.slice(0, concurrency)) lane.walking ??= run(lane)
    for (let more = concurrency - open.length; more > 0 && rest !== undefined; more--) {
      const { window, rest: after } = sliced(rest, walking.slices)
      const [fromMs, toMs] = window
      rest = after
      const at = { rows: 0, windows: [window], recent: [], border: [], done: false }
      const lane = laneOf({ fromMs, toMs, at, start: [] })
      lanes = [...lanes, lane]
      lane.walking = run(lane)
    }
  }

  /** A lane with something to take: the first one that is not done, or any. */
  const next = (): Lane<E> | undefined => {
    const open = lanes.filter(({ position }) => !isDone(position))
    return order === 'windows'
      ? open.slice(0, 1).find(({ waiting }) => waiting.length > 0)
      : open.find(({ waiting }) => waiting.length > 0)
  }

  const placeWith = (of: Lane<E>, position: LanePlace): Place => {
    const all = lanes.map((lane) => (lane === of ? position : lane.position))
    const kept = needed(all, rest)
    const done = rest === undefined && kept.length === 0
    return {
      format: lanesFormat,
      about: from.about,
      rows,
      ...(rest === undefined ? {} : { rest }),
      ...(first === undefined ? {} : { first }),
      recent: [],
      border: [],
      done,
      lanes: kept,
    }
  }

  try {
    for (;;) {
      fill()
      const lane = next()
      if (thrown !== undefined) throw thrown.what
      if (lane === undefined) {
        if (rest === undefined && lanes.every(({ position }) => isDone(position))) return
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      const visit = lane.waiting.shift()
      lane.goOn()
      if (visit === undefined) continue
      if (visit._tag === 'Left') {
        yield visit.left._tag === 'PageError' ? err({ ...visit.left, rows }) : visit
        return
      }
      const { page, place: after, window } = visit.right
      const { fromMs, toMs, start, at } = lane.position
      const beside = lanes.filter(({ position }) => position.toMs === fromMs || position.fromMs === toMs)
      const borders =
        page.marks.length === 0
          ? []
          : beside.filter((one) => one !== lane).flatMap(({ position }) => bordersOf(position))
      const fresh = pageWithout(page, [repeatsIn(page, borders)], walking.identity)
      const { format: _format, about: _about, rest: _rest, lanes: _lanes, ...kept } = after
      first = after.first ?? first
      rows += fresh.rows.length
      const position: LanePlace = {
        fromMs,
        toMs,
        at: kept,
        // Its first window has ended: what it shares with the walk before it stays known.
        start: start.length === 0 && after.border !== at.border ? after.border : start,
      }
      yield ok({ page: fresh, place: placeWith(lane, position), window })
      lane.position = position
      const keep = new Set(
        needed(
          lanes.map(({ position: one }) => one),
          rest,
        ),
      )
      lanes = lanes.filter(({ position: one }) => keep.has(one))
    }
  } finally {
    isOver = true
    stop.abort()
    signal?.removeEventListener('abort', onAbort)
    for (const lane of lanes) lane.goOn()
    // Nothing runs on behind the back of who stopped taking.
    for (const { walking: ended } of lanes) await ended
  }
}
