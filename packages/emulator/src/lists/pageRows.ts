import { left, right, type Either } from 'fp-ts/Either'
import {
  codecAt,
  fitting,
  readWindowTime,
  valueAt,
  withValue,
  type Paging,
  type Path,
} from '@paifang/contract'
import type { AnyOperation } from '../call/Operations'
import type { HandlerContext } from '../call/Handler'
import type { InputFault } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { rowMaker } from './makeRow'
import { mostRows, type PagedAnswers } from './PagedAnswers'
import { aboutOf, createShelf, shift, type Shelf } from './Shelf'

/** A paged operation as it is answered. */
export interface PagedCall {
  readonly operation: AnyOperation
  readonly paging: Paging
  readonly wish: PagedAnswers
  readonly input: unknown
  /** An answer of the document, or one like it: what is not about pages stays as it is. */
  readonly like: unknown
  readonly seed: number
  readonly refusal: (fault: InputFault) => Refusal
}

/** Rows of a page where nobody says. */
const usualSize = 20
const usualCap = 100

const numberAt = (input: unknown, path: Path | undefined): number | undefined => {
  const value = path === undefined ? undefined : valueAt(input, path)
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The rows that came to be at the time of a row: kept between the calls. */
const shelfOf = ({ operation, paging, wish }: PagedCall, { state, now, random }: HandlerContext): Shelf => {
  const known = state.shelves.get(operation.method)
  if (known?.about === aboutOf(wish)) {
    shift(known, wish, { now, random })
    state.shelves.put(operation.method, known)
    return known
  }
  const { rows, count = 120 } = wish
  const fresh = createShelf(wish, Math.min(rows?.length ?? count, mostRows), now)
  const { of, format = 'datetime' } = paging.window ?? {}
  if (of !== undefined)
    for (const [at, row] of (rows ?? []).entries())
      fresh.times[at] = readWindowTime(valueAt(row, of), format) ?? fresh.times[at] ?? now
  if (rows !== undefined)
    fresh.order.sort((a, b) => (fresh.times[b - 1] ?? 0) - (fresh.times[a - 1] ?? 0) || b - a)
  state.shelves.put(operation.method, fresh)
  return fresh
}

/** Rows that the window and the hour let be seen, by number, in the order they are answered in. */
const visible = (
  { order, times }: Shelf,
  { paging, wish, input }: PagedCall,
  now: number,
): ReadonlyArray<number> => {
  const { visibleAfterMs = 0, endBelongs = true } = wish
  const { window } = paging
  const [start, end] =
    window === undefined
      ? []
      : [window.start, window.end].map((path) => readWindowTime(valueAt(input, path), window.format))
  // A plain last day means the whole of it.
  const wholeDayMs = window?.format === 'date' ? 86_399_999 : 0
  const seen = order.filter((number) => {
    const time = times[number - 1] ?? 0
    if (time + visibleAfterMs > now) return false
    if (start !== undefined && time < start) return false
    return end === undefined || time < end + wholeDayMs || (endBelongs && time === end + wholeDayMs)
  })
  if (paging.by === 'cursor') return seen.sort((a, b) => a - b)
  return wish.order === 'oldest' ? seen.reverse() : seen
}

/** The number of a row that was given, by its key. */
const rowAt = ({ key }: Paging, { rows }: PagedAnswers, sent: unknown): number | undefined => {
  const at = rows?.findIndex((row) => String(valueAt(row, key?.[0] ?? [])) === String(sent)) ?? -1
  return at < 0 ? undefined : at + 1
}

/** Where a page begins and ends among the rows. */
interface Span {
  readonly from: number
  readonly to: number
  /** Counted from 0. */
  readonly page: number
}

const spanOf = (
  { paging, wish, input }: PagedCall,
  seen: ReadonlyArray<number>,
  size: number,
): Either<Omit<InputFault, 'missing'>, Span> => {
  const at = (from: number, page = Math.floor(from / size)): Either<never, Span> =>
    right({ from, to: from + size, page })
  const fault = (path: Path, expected: string): Either<Omit<InputFault, 'missing'>, never> =>
    left({ path: path.join('.'), expected })
  if (paging.by === 'cursor') {
    const sent = valueAt(input, paging.cursor)
    if (sent === undefined || sent === '' || wish.ignoresPage === true) return at(0)
    const after = rowAt(paging, wish, sent) ?? numberAt(input, paging.cursor)
    if (after === undefined || after < 0) return fault(paging.cursor, 'a cursor of an answer')
    if (paging.next !== 'last-row-key' && wish.cursor === 'place') return at(after)
    const from = seen.findIndex((number) => number > after)
    return at(from < 0 ? seen.length : from)
  }
  if (paging.by === 'offset') {
    const from = numberAt(input, paging.offset) ?? 0
    if (from < 0) return fault(paging.offset, 'a whole number from 0 on')
    return at(wish.ignoresPage === true ? 0 : from)
  }
  const first = wish.first ?? paging.first ?? 1
  const page = (numberAt(input, paging.page) ?? first) - first
  if (page < 0)
    return wish.before === 'all'
      ? right({ from: 0, to: seen.length, page: 0 })
      : fault(paging.page, `a whole number from ${first} on`)
  const { carry } = paging
  if (carry !== undefined && page > 0 && String(valueAt(input, carry.to)) !== carryOf(page - 1))
    return fault(carry.to, 'what the answer of the page before says')
  return at(wish.ignoresPage === true ? 0 : page * size, page)
}

/** What travels from a page to the next one. */
const carryOf = (page: number): string => `p${page}`

/** A page beyond the last one that is answered: `undefined`, or where the last one begins. */
const beyond = ({ paging, wish }: PagedCall, { from, page }: Span, size: number): number | undefined => {
  const lastPage = wish.lastPage ?? paging.maxPages ?? Infinity
  const lastRow = wish.lastRow ?? paging.maxRows ?? Infinity
  if (page < lastPage && from + size <= Math.max(lastRow, size)) return undefined
  return Math.max(0, Math.min(lastPage, Math.floor(lastRow / size)) - 1) * size
}

/** Which of the things that can be asked for beside the rows were. */
const asked = ({ paging, input }: PagedCall): { readonly total: boolean; readonly next: boolean } => {
  const asks = paging.asks ?? []
  const isMet = ({ at, value }: (typeof asks)[number]): boolean => {
    const [sent, wanted] = [valueAt(input, at), JSON.stringify(value)]
    return sent === wanted || JSON.stringify(sent) === wanted
  }
  const next = asks.find(({ at }) => /has_?next/i.test(at.join('.')))
  // Of the two, platforms that are asked whether there is more do not count.
  return next === undefined
    ? { total: asks.every(isMet), next: true }
    : { total: !isMet(next), next: isMet(next) }
}

/** One page, as the platforms answer it: with what goes wrong where it is wished for. */
export const pageRows = (call: PagedCall, context: HandlerContext): Either<Refusal, unknown> => {
  const { operation, paging, wish, input, like, seed } = call
  const { output } = operation
  const refused = (path: string, expected: string): Either<Refusal, never> =>
    left(call.refusal({ path, expected, missing: false }))

  const { window } = paging
  if (window?.maxMs !== undefined) {
    const [start, end] = [window.start, window.end].map((path) =>
      readWindowTime(valueAt(input, path), window.format),
    )
    if (start !== undefined && end !== undefined && (end < start || end - start > window.maxMs))
      return refused(window.end.join('.'), `at most ${window.maxMs / 1000} seconds after the start`)
  }
  const named = numberAt(input, paging.size)
  if (paging.size !== undefined && named !== undefined && (named < 1 || named > (paging.max ?? Infinity)))
    return refused(paging.size.join('.'), `a whole number from 1 to ${paging.max ?? 'as many as you like'}`)
  const size = Math.min(named ?? wish.size ?? usualSize, wish.cap ?? Infinity)

  const shelf = shelfOf(call, context)
  const seen = visible(shelf, call, context.now)
  const found = spanOf(call, seen, size)
  if (found._tag === 'Left') return refused(found.left.path, found.left.expected)
  const lastFrom = beyond(call, found.right, size)
  if (lastFrom !== undefined && (wish.beyond ?? 'refused') === 'refused') {
    const path = paging.by === 'number' ? paging.page : paging.by === 'offset' ? paging.offset : paging.cursor
    return refused(path.join('.'), 'a page that is answered')
  }
  const { page } = found.right
  const from = lastFrom !== undefined && wish.beyond === 'same' ? lastFrom : found.right.from
  const to = lastFrom === undefined ? found.right.to : wish.beyond === 'same' ? from + size : from

  const sample = valueAt(like, paging.rows)
  const listed = Array.isArray(sample) ? (sample as ReadonlyArray<unknown>)[0] : undefined
  const make = rowMaker(output, paging, paging.rowsAre === 'json-text' ? undefined : listed, seed)
  const numbers = seen.slice(from, to)
  const rows = numbers.map((number) =>
    make(number, shelf.times[number - 1] ?? context.now, wish.rows?.[number - 1]),
  )

  let answer = like
  const say = (path: Path | undefined, ...ways: readonly [unknown, ...ReadonlyArray<unknown>]): void => {
    if (path !== undefined) answer = withValue(answer, path, fitting(codecAt(output, path), ...ways))
  }
  const isEmpty = rows.length === 0 && wish.empty === 'missing'
  answer = withValue(
    answer,
    paging.rows,
    isEmpty ? undefined : paging.rowsAre === 'json-text' ? JSON.stringify(rows) : rows,
  )

  const isMore = to < seen.length
  const asks = asked(call)
  const says = asks.total ? (wish.total ?? paging.totalIs ?? 'rows') : 'none'
  const total = {
    rows: seen.length,
    page: rows.length,
    'first-page': page === 0 ? seen.length : 0,
    capped: Math.min(seen.length, wish.totalCap ?? paging.totalCap ?? usualCap),
    text: seen.length,
    none: undefined,
  }[says]
  if (total === undefined || paging.total === undefined) {
    if (paging.total !== undefined) answer = withValue(answer, paging.total, undefined)
  } else if (says === 'text') say(paging.total, `${total}+`, total)
  else say(paging.total, total, String(total))
  say(paging.pages, Math.ceil(seen.length / size), String(Math.ceil(seen.length / size)))
  if (asks.next) {
    say(paging.hasNext, isMore, String(isMore), isMore ? 1 : 0)
    say(paging.finished, !isMore, String(!isMore), isMore ? 0 : 1)
  } else if (paging.hasNext !== undefined) answer = withValue(answer, paging.hasNext, undefined)

  if (paging.by === 'offset') say(paging.next, to, String(to))
  if (paging.by === 'number' && paging.carry !== undefined) say(paging.carry.from, carryOf(page))
  if (paging.by === 'cursor' && paging.next !== 'last-row-key') {
    const last = numbers.at(-1)
    const next = wish.cursor === 'place' ? to : (last ?? numberAt(input, paging.cursor) ?? 0)
    const { lastCursor = 'none' } = wish
    if (isMore || (lastCursor === 'next' && rows.length > 0)) say(paging.next, next, String(next))
    else
      answer = withValue(
        answer,
        paging.next,
        lastCursor === 'same' ? valueAt(input, paging.cursor) : undefined,
      )
  }
  return right(answer)
}
