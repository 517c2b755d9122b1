import { parseJson, valueAt, type JsonValue, type Paging, type Path } from '@paifang/contract'
import { isStruct } from '@paifang/wire'

/** What an answer says of its page. */
export interface Page {
  readonly rows: ReadonlyArray<unknown>
  readonly total: number | undefined
  readonly pages: number | undefined
  readonly hasNext: boolean | undefined
  readonly next: JsonValue | undefined
  readonly carry: JsonValue | undefined
}

/** An answer that has no rows where the operation says; `lists`: where it has some. */
export interface NoRows {
  readonly lists: ReadonlyArray<string>
}

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

const flagOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean'
    ? value
    : value === 'true' || value === 'false'
      ? value === 'true'
      : value === 1 || value === 0
        ? value === 1
        : undefined

/** No more places than a person reads. */
const mostLists = 20

/** The places of lists in an answer, for who has to say which are the rows. */
const listsIn = (value: unknown, at: Path = []): ReadonlyArray<string> =>
  Array.isArray(value)
    ? [at.join('.') || '(the answer itself)']
    : isStruct(value) && at.length < 6
      ? Object.entries(value).flatMap(([name, inside]) => listsIn(inside, [...at, name]))
      : []

/** A list, also as the only member of what wraps it. */
const listOf = (value: unknown): ReadonlyArray<unknown> | undefined => {
  if (Array.isArray(value)) return value as ReadonlyArray<unknown>
  const [only, ...others] = isStruct(value) ? Object.values(value) : []
  return Array.isArray(only) && others.length === 0 ? (only as ReadonlyArray<unknown>) : undefined
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

const rowsOf = (output: unknown, { rows, rowsAre }: Paging): ReadonlyArray<unknown> | undefined => {
  const found = valueAt(output, rows)
  if (isNothing(found)) return []
  if (rowsAre !== 'json-text' || typeof found !== 'string') return listOf(found)
  const parsed = parseJson(found)
  return parsed._tag === 'Right' ? (parsed.right === null ? [] : listOf(parsed.right)) : undefined
}

const cursorOf = (output: unknown, path: Path): JsonValue | undefined => {
  const value = valueAt(output, path)
  return typeof value === 'string' || typeof value === 'number'
    ? value === ''
      ? undefined
      : value
    : undefined
}

const nextOf = (output: unknown, rows: ReadonlyArray<unknown>, paging: Paging): JsonValue | undefined => {
  if (paging.by === 'number' || paging.next === undefined) return undefined
  if (paging.next !== 'last-row-key') {
    const next = cursorOf(output, paging.next)
    // The place of a row may be told as text.
    return paging.by === 'offset' ? numberOf(next) : next
  }
  const [key] = paging.key ?? []
  return key === undefined ? undefined : cursorOf(rows.at(-1), key)
}

/** Reads a page out of a decoded answer. A list that is missing is empty, unless the answer says that there are rows. */
export const readPage = (output: unknown, paging: Paging): Page | NoRows => {
  const rows = rowsOf(output, paging)
  const total = paging.total === undefined ? undefined : numberOf(valueAt(output, paging.total))
  const pages = paging.pages === undefined ? undefined : numberOf(valueAt(output, paging.pages))
  const lists = rows === undefined || rows.length === 0 ? listsIn(output) : []
  const isHere = rows !== undefined && (rows.length > 0 || !isNothing(valueAt(output, paging.rows)))
  const isElsewhere = lists.some((path) => path !== paging.rows.join('.'))
  if (rows === undefined || (!isHere && (isElsewhere || (paging.rows.length === 0 && output !== undefined))))
    return { lists: lists.slice(0, mostLists) }
  const more = paging.hasNext === undefined ? undefined : flagOf(valueAt(output, paging.hasNext))
  const over = paging.finished === undefined ? undefined : flagOf(valueAt(output, paging.finished))
  const hasNext = more ?? (over === undefined ? undefined : !over)
  const next = nextOf(output, rows, paging)
  const carry =
    paging.by === 'number' && paging.carry !== undefined ? cursorOf(output, paging.carry.from) : undefined
  return { rows, total: paging.totalIs === 'page' ? undefined : total, pages, hasNext, next, carry }
}
