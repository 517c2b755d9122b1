import type { RowCounts } from '../bulk/BulkReport'
import type { Stop } from '../bulk/Stop'

/** What is kept of a job, and by that name in its hash. */
export interface JobRecord {
  readonly format: number
  readonly definition: string
  readonly salt: string
  /** Rows of a range; the last may have fewer. */
  readonly rangeRows: number
  /** Whether rows are kept in Redis until they have their outcome. */
  readonly sealed: boolean
  /** Ranges and rows that are put so far, and the digest over them. */
  readonly ranges: number
  readonly rows: number
  readonly digest: string
  /** The source has ended. */
  readonly put: boolean
  readonly counts: Omit<RowCounts, 'read'>
  readonly calls: number
  readonly splits: number
  readonly stop?: Stop
  /** Nothing is begun before. */
  readonly untilMs?: number
}

/** A range as it is kept until it has ended. */
export interface RangeRecord {
  /** Rows `from` to before `to`, counted from 0. */
  readonly from: number
  readonly to: number
  /** Of all rows before it, and of all before its end. */
  readonly before: string
  readonly digest: string
}

/** Reads the hash of a job; `undefined`: there is none. */
export const readJobRecord = (hash: Readonly<Record<string, string>>): JobRecord | undefined => {
  const { format, definition = '', salt = '', stop = '', untilMs, digest = '' } = hash
  if (format === undefined) return undefined
  const count = (name: string): number => Number(hash[name] ?? 0)
  return {
    format: Number(format),
    definition,
    salt,
    rangeRows: count('rangeRows'),
    sealed: hash['sealed'] === '1',
    ranges: count('ranges'),
    rows: count('rows'),
    digest,
    put: hash['put'] === '1',
    counts: { done: count('done'), refused: count('refused'), unknown: count('unknown') },
    calls: count('calls'),
    splits: count('splits'),
    ...(stop === '' ? {} : { stop: JSON.parse(stop) as Stop }),
    ...(untilMs === undefined ? {} : { untilMs: Number(untilMs) }),
  }
}

/** Reads what is kept of a range; `undefined`: it is not that. */
export const readRange = (text: string): RangeRecord | undefined => {
  try {
    const range = JSON.parse(text) as RangeRecord
    const isWhole = [range.from, range.to].every(Number.isSafeInteger)
    return isWhole && typeof range.digest === 'string' && typeof range.before === 'string' ? range : undefined
  } catch {
    return undefined
  }
}
