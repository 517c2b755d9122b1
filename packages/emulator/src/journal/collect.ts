import { setImmediate } from 'node:timers/promises'
import { summaryOf, type Summary } from '../contract/Row'
import { readLine } from './createRows'
import type { Journal } from './Journal'
import type { Written } from './Written'

/** Exchanges that were asked for, oldest first. */
export interface Collected {
  readonly found: ReadonlyArray<readonly [Summary, Written]>
  /** Of those asked for, what only its row is left of. */
  readonly lost: ReadonlyArray<number>
  /** There are older ones, which would be too many for one answer. */
  readonly hasMore: boolean
}

export interface CollectOptions {
  readonly isWanted: (row: Summary) => boolean
  /** Only those with a greater seq. */
  readonly since?: number
  /** Default: 5000. */
  readonly most?: number
}

const mostFound = 5000
const mostBytes = 64 * 1024 * 1024

/** So many rows, or exchanges, take some milliseconds of the gateways' own time. */
const [rowsAtOnce, exchangesAtOnce] = [500, 40]

/** From memory and, where it is no longer there, from the file; the newest first, and gateways are served meanwhile. */
export const collect = async (
  { rows, written, info }: Pick<Journal, 'rows' | 'written' | 'info'>,
  { isWanted, since = 0, most = mostFound }: CollectOptions,
): Promise<Collected> => {
  const found: Array<readonly [Summary, Written]> = []
  const lost: Array<number> = []
  let [bytes, sinceBreath, hasMore] = [0, 0, false]
  const limit = Math.min(most, mostFound)
  for (let before = info().newest + 1; before > since + 1 && !hasMore;) {
    const { lines, from } = rows.before(before, rowsAtOnce)
    for (const line of [...lines].reverse()) {
      const row = summaryOf(readLine(line))
      if (row.seq <= since || !isWanted(row)) continue
      hasMore = found.length >= limit || bytes > mostBytes
      if (hasMore) break
      const one = written(row.seq)
      if (typeof one === 'string') lost.push(row.seq)
      else {
        found.push([row, one])
        bytes += one.entry.request.raw.length + one.entry.answer.body.length
      }
      sinceBreath += 1
      if (sinceBreath % exchangesAtOnce === 0) await setImmediate()
    }
    if (lines.length === 0) break
    before = from
    await setImmediate()
  }
  return { found: found.reverse(), lost: lost.reverse(), hasMore }
}
