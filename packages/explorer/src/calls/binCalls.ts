import { endingOf, rowFlags, type Summary } from '@paifang/emulator/control'
import { isWritableDateTime } from '@paifang/wire'
import type { Rows } from '../rows/createRows'

/** What came within one stretch of time: each call is counted once. */
export interface Bin {
  readonly answered: number
  /** By a gateway, or by nobody: an unknown path, what could not be read. */
  readonly refused: number
  /** A fault struck, or the answer did not travel whole. */
  readonly faults: number
}

export interface Binned {
  /** When the first stretch begins, epoch ms of this machine. */
  readonly from: number
  readonly stepMs: number
  readonly bins: ReadonlyArray<Bin>
}

/** A stretch of time; what is left out goes to the first call, or to the last one. */
export interface TimeSpan {
  readonly from?: number | undefined
  /** The first ms behind it. */
  readonly to?: number | undefined
}

const second = 1000
const hour = 3600 * second

/** As long as people count in. */
const lengths: ReadonlyArray<number> = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((ms) => ms),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].map((seconds) => seconds * second),
  ...[1, 2, 6, 12, 24].map((hours) => hours * hour),
]

/** As long as it must be for a stretch to fit into so many. */
const stepOf = (from: number, to: number, most: number, least: number): number => {
  const fits = (step: number): boolean => Math.floor((to - 1) / step) - Math.floor(from / step) < most
  const found = lengths.find((step) => step >= least && fits(step))
  if (found !== undefined) return found
  const day = 24 * hour
  let days = Math.max(1, Math.ceil((to - from) / day / most))
  while (!fits(days * day)) days += 1
  return days * day
}

const kindOf = (row: Summary): keyof Bin => {
  if (row.outcome === 'fault' || row.faults !== '' || (row.flags & rowFlags.broken) !== 0) return 'faults'
  return endingOf(row) === 'answered' ? 'answered' : 'refused'
}

/**
 * Every call that is held and came within a span, in so many stretches at most; `undefined` where there is none. Where no
 * span is given, a stretch is a second at least.
 */
export const binCalls = (
  { each }: Pick<Rows, 'each'>,
  most: number,
  { from, to }: TimeSpan = {},
): Binned | undefined => {
  let [first, last] = [Infinity, -Infinity]
  each(({ realMs }) => {
    if (realMs < first) first = realMs
    if (realMs > last) last = realMs
  })
  const begins = from ?? first
  const ends = to ?? last + 1
  if (!isWritableDateTime(begins) || !isWritableDateTime(ends) || ends <= begins) return undefined
  const stepMs = stepOf(begins, ends, most, from === undefined && to === undefined ? second : 1)
  const zero = Math.floor(begins / stepMs)
  const count = Math.floor((ends - 1) / stepMs) - zero + 1
  const bins = Array.from({ length: count }, (): { -readonly [K in keyof Bin]: number } => ({
    answered: 0,
    refused: 0,
    faults: 0,
  }))
  each((row) => {
    if (row.realMs < begins || row.realMs >= ends) return
    const bin = bins[Math.floor(row.realMs / stepMs) - zero]
    if (bin !== undefined) bin[kindOf(row)] += 1
  })
  return { from: zero * stepMs, stepMs, bins }
}
