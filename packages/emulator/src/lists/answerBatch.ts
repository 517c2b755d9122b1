import { hash } from 'node:crypto'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import { codecAt, fitting, valueAt, withValue, type Bulk, type Path } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import { arbitraryValue } from '../answer/arbitraryOutput'
import { failedAnswer } from '../call/failBusiness'
import type { AnyHandler, HandlerContext } from '../call/Handler'
import type { AnyOperation } from '../call/Operations'
import type { InputFault } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { createRandom } from '../random/Random'
import type { BatchAnswers } from './BatchAnswers'
import { itemCodec } from './makeRow'

/** A call with many rows as it is answered. */
export interface BatchCall {
  readonly operation: AnyOperation
  readonly bulk: Partial<Bulk> & { readonly rows: Path }
  readonly wish: BatchAnswers
  readonly input: unknown
  /** Carries out what is written, and gives the answer to a request without wrong rows. */
  readonly handler: AnyHandler
  readonly seed: number
  readonly refusal: (fault: InputFault) => Refusal
}

interface BatchRow {
  readonly row: unknown
  /** What it is called in wishes: its id, else its place. */
  readonly name: string
  readonly id: string | undefined
  readonly isRefused: boolean
}

const plain = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : undefined

const usualCode = 'isv.row-refused'

/** From 0 to 99, the same for the same row. */
const lotOf = (row: unknown, seed: number): number =>
  Number.parseInt(hash('sha256', `${seed} ${jsonText(row)}`).slice(0, 8), 16) % 100

const rowsOf = ({ bulk, wish, input, seed }: BatchCall): ReadonlyArray<BatchRow> => {
  const found = valueAt(input, bulk.rows)
  const refuses = new Set(wish.refuses)
  const { percent = 0 } = wish
  return (Array.isArray(found) ? (found as ReadonlyArray<unknown>) : []).map((row, at) => {
    const id = plain(bulk.rowId === undefined ? row : valueAt(row, bulk.rowId))
    const name = id ?? String(at + 1)
    const isRefused = refuses.has(name) || (percent > 0 && lotOf(row, seed) < percent)
    return { row, name, id, isRefused }
  })
}

/** What an item of the answer's list says of one row. */
const itemOf = (
  { operation, wish, seed }: BatchCall,
  { id, name, isRefused }: BatchRow,
  results: NonNullable<Bulk['results']>,
): unknown => {
  const codec = itemCodec(codecAt(operation.output, results.list))
  const { id: idPath, ok, code: codePath, message: messagePath } = results
  const isScalar = idPath === undefined && ok === undefined && codePath === undefined
  if (isScalar) return fitting(codec, id ?? name, Number(id ?? name))
  let said: unknown = codec === undefined ? {} : (arbitraryValue(codec, createRandom(seed)) ?? {})
  const say = (path: Path | undefined, ...ways: readonly [unknown, ...ReadonlyArray<unknown>]): void => {
    if (path !== undefined) said = withValue(said, path, fitting(codecAt(codec, path), ...ways))
  }
  if (id !== undefined) say(idPath, id, Number(id))
  say(ok, !isRefused, String(!isRefused), isRefused ? 0 : 1)
  const { code = usualCode, message = 'refused by the emulator' } = wish
  if (isRefused) {
    say(codePath, code, Number(code) || -1)
    say(messagePath, message)
  } else {
    // Where no flag tells a success, its code does.
    if (ok === undefined) say(codePath, '0', 0)
    else if (codePath !== undefined) said = withValue(said, codePath, undefined)
    if (messagePath !== undefined) said = withValue(said, messagePath, undefined)
  }
  return said
}

/** Which of a request's rows are written. */
const written = (rows: ReadonlyArray<BatchRow>, { bulk, wish }: BatchCall): ReadonlyArray<BatchRow> => {
  const bad = rows.findIndex(({ isRefused }) => isRefused)
  if (bad < 0) return rows
  const writes =
    wish.writes ?? (bulk.results !== undefined ? 'others' : bulk.atomic === true ? 'none' : 'before')
  if (writes === 'none') return []
  return writes === 'before' ? rows.slice(0, bad) : rows.filter(({ isRefused }) => !isRefused)
}

/** One request with many rows, answered as `bulk` says that answers speak of rows. How often each was written is kept. */
export const answerBatch = async (
  call: BatchCall,
  context: HandlerContext,
): Promise<Either<Refusal, unknown>> => {
  const { operation, bulk, wish, input, handler } = call
  const rows = rowsOf(call)
  const most = wish.max ?? bulk.max ?? Infinity
  if (rows.length > most)
    return left(call.refusal({ path: bulk.rows.join('.'), expected: `at most ${most} rows`, missing: false }))
  const taken = written(rows, call)
  const refused = rows.filter(({ isRefused }) => isRefused)
  const done = await handler(
    taken.length === rows.length
      ? input
      : withValue(
          input,
          bulk.rows,
          taken.map(({ row }) => row),
        ),
    context,
  )()
  if (isLeft(done)) return done
  for (const { name, row } of taken) {
    const place = `${operation.method} ${bulk.rowId === undefined ? jsonText(row) : name}`
    context.state.writes.put(place, (context.state.writes.get(place) ?? 0) + 1)
  }
  const failure = {
    code: wish.code ?? usualCode,
    subCode: wish.code ?? usualCode,
    message: wish.message ?? `${refused.length} of ${rows.length} rows are refused`,
  }
  const { results } = bulk
  if (results === undefined) return refused.length === 0 ? done : failedAnswer(operation, done.right, failure)
  const silent = new Set(wish.silent)
  const isTaken = new Set(taken)
  // A row that was not refused and not written is not done either.
  const items = rows
    .map((row) => (isTaken.has(row) ? row : { ...row, isRefused: true }))
    .filter(({ name, isRefused }) => !silent.has(name) && (isRefused || results.only !== 'failures'))
    .map((row) => itemOf(call, row, results))
  const answer = withValue(done.right, results.list, wish.order === 'reversed' ? items.reverse() : items)
  return refused.length > 0 && wish.whole === 'failure'
    ? failedAnswer(operation, answer, failure)
    : right(answer)
}
