import type { Paging } from '@paifang/contract'
import { gmt8Minutes } from '@paifang/wire'
import type { Position } from './Position'
import type { WindowOptions } from './PagesOptions'

type Span = readonly [fromMs: number, toMs: number]
type Windows = Pick<Position, 'windows' | 'rest'>

const dayMs = 86_400_000
const gmt8Ms = gmt8Minutes * 60_000

/** What two ends of a window differ by at least, and are whole multiples of: a second, or a day of GMT+8. */
const unitOf = ({ format }: NonNullable<Paging['window']>): number => (format === 'date' ? dayMs : 1000)

const floor = (atMs: number, unit: number): number => {
  const offset = unit === dayMs ? gmt8Ms : 0
  return Math.floor((atMs + offset) / unit) * unit - offset
}

/** The whole time that is asked for: it ends in the past, so that rows only leave its windows. */
export const spanOf = (
  options: WindowOptions,
  window: NonNullable<Paging['window']>,
  nowMs: number,
): Span => {
  const { from, since, lookbackMs = 600_000, to, lagMs = 180_000 } = options
  const start = from === undefined ? Number(since) - lookbackMs : Number(from)
  const end = Math.min(to === undefined ? Infinity : Number(to), nowMs - lagMs)
  const unit = unitOf(window)
  return [floor(start, unit), floor(end, unit)]
}

export interface Slices {
  readonly stepMs: number
  readonly unitMs: number
  /** From the end of a window to the start of the next one. */
  readonly gapMs: number
}

export const slicesOf = ({ stepMs, ends }: WindowOptions, window: NonNullable<Paging['window']>): Slices => {
  const unitMs = unitOf(window)
  const step = Math.min(stepMs ?? window.maxMs ?? dayMs, window.maxMs ?? Infinity)
  return {
    stepMs: Math.max(floor(step, 1000) - (floor(step, 1000) % unitMs), unitMs),
    unitMs,
    gapMs: ends === 'included' ? unitMs : 0,
  }
}

/** The first window of some time, and what is left of it. */
export const sliced = (
  [from, to]: Span,
  { stepMs, unitMs, gapMs }: Slices,
): { readonly window: Span; readonly rest?: Span } => {
  const end = Math.min(from + Math.max(stepMs - gapMs, gapMs === 0 ? unitMs : 0), to)
  const next = end + gapMs
  return { window: [from, end], ...(end < to ? { rest: [next, to] as const } : {}) }
}

/** The windows with the next one last. Two of them share the second between them: no document says whose it is. */
export const refilled = ({ windows = [], rest }: Windows, slices: Slices): Windows => {
  if (windows.length > 0 || rest === undefined) return { windows, ...(rest === undefined ? {} : { rest }) }
  const { window, rest: after } = sliced(rest, slices)
  return { windows: [window], ...(after === undefined ? {} : { rest: after }) }
}

/** A window as its two halves, the first one last; `undefined`: it is too small. */
export const halved = ([from, to]: Span, { unitMs, gapMs }: Slices): ReadonlyArray<Span> | undefined => {
  const middle = from + Math.floor((to - from) / 2 / unitMs) * unitMs
  if (gapMs === 0 ? middle <= from || middle >= to : from >= to) return undefined
  return [
    [middle + gapMs, to],
    [from, middle],
  ]
}
