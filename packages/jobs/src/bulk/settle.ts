import type { RowOutcome } from './BulkReport'
import type { Change } from './ChunkInHand'
import { runsOf, type Part } from './chunks'
import type { RowVerdict } from './Verdict'

/** What is said of the rows of a part, one by one. */
export interface Said {
  readonly rows: ReadonlyArray<number>
  readonly verdicts: ReadonlyArray<RowVerdict>
  readonly requestId?: string | undefined
  /** Its refused rows shared a request that may have been written in part. */
  readonly partial?: boolean
}

/** What takes the place of a part when its rows have heard what became of them. */
export interface Settled extends Required<Pick<Change, 'done' | 'outcomes'>> {
  /** The rows that are left, as one part; none: each row has its outcome. */
  readonly left: ReadonlyArray<Part>
  /** Rows that have their outcome although what is left spans them. */
  readonly out: ReadonlyArray<number>
}

const outcomeOf = (
  verdict: Exclude<RowVerdict, { readonly row: 'done' | 'left' }>,
  [from, to]: readonly [from: number, to: number],
  { requestId, partial = false }: Said,
): RowOutcome => {
  const about = { from: from + 1, to }
  const id = requestId === undefined ? {} : { requestId }
  if (verdict.row === 'unknown') return { ...about, state: 'unknown', why: verdict.why, ...id }
  return {
    ...about,
    state: 'refused',
    where: verdict.here === undefined ? 'platform' : 'here',
    code: verdict.code,
    ...(verdict.here === undefined ? {} : verdict.here),
    ...id,
    ...(partial ? { mayBePartial: true as const } : {}),
  }
}

/** Every row gets what was said of it; rows that are left are to be sent in a new request. */
export const settle = (part: Part, said: Said): Settled => {
  const { rows, verdicts } = said
  const alike = new Map<string, { readonly verdict: RowVerdict; readonly rows: number[] }>()
  let before: RowVerdict | undefined
  let name = ''
  verdicts.forEach((verdict, index) => {
    if (verdict !== before) name = JSON.stringify(verdict)
    before = verdict
    const same = alike.get(name) ?? { verdict, rows: [] }
    same.rows.push(rows[index] as number)
    alike.set(name, same)
  })
  let done = 0
  let unsent: ReadonlyArray<number> = []
  const outcomes: RowOutcome[] = []
  for (const { verdict, rows: these } of alike.values())
    if (verdict.row === 'done') done = these.length
    else if (verdict.row === 'left') unsent = these
    else for (const run of runsOf(these)) outcomes.push(outcomeOf(verdict, run, said))
  const [first] = unsent
  const last = unsent[unsent.length - 1]
  if (first === undefined || last === undefined) return { left: [], done, outcomes, out: [] }
  return {
    left: [{ from: first, to: last + 1, state: 'pending', generation: part.generation + 1 }],
    done,
    outcomes,
    out: rows.filter((_, index) => verdicts[index]?.row !== 'left'),
  }
}
