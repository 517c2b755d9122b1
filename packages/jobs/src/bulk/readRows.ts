import { valueAt, type Bulk, type Path } from '@paifang/contract'
import type { RowVerdict } from './Verdict'

const scalar = (value: unknown): string | undefined =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'bigint' ||
  typeof value === 'boolean'
    ? String(value)
    : undefined

const at = (value: unknown, path: Path | undefined): string | undefined =>
  path === undefined ? undefined : scalar(valueAt(value, path))

const yes = /^(true|1|y|yes|ok|success|succeeded|suc)$/i
const no = /^(false|0|n|no|fail|failed|failure|error)$/i
const fine = /^(0|200|ok|success|succeeded)$/i

/** A code as a report may show it: no sentence, no long number, nothing that could be a value of a row. */
export const codeText = (code: string): string =>
  code
    .replace(/[^\w.:-]+/g, '_')
    .replace(/\d{9,}/g, '***')
    .slice(0, 64) || 'refused'

const done: RowVerdict = { row: 'done' }
const silent: RowVerdict = { row: 'unknown', why: 'not-in-answer' }

/** What one item of the list says of its row: what is not known to be a success is none. */
const verdictOf = (item: unknown, { ok, code }: NonNullable<Bulk['results']>): RowVerdict => {
  const flag = at(item, ok)
  const codeOf = at(item, code)
  if (flag !== undefined && yes.test(flag)) return done
  if (flag !== undefined && no.test(flag)) return { row: 'refused', code: codeText(codeOf ?? '') }
  if (flag !== undefined || ok !== undefined) return silent
  if (code === undefined) return done
  if (codeOf === undefined || codeOf === '') return silent
  return fine.test(codeOf) ? done : { row: 'refused', code: codeText(codeOf) }
}

/**
 * What an answer says of the single rows of its request, in their order: by id where both sides have one, else by place
 * where there are as many, else it says nothing. `undefined`: the answer holds no such list.
 *
 * @param rows - the rows as the request had them
 * @param whole - whether the answer as a whole was a success
 */
export const readRows = (
  bulk: Partial<Bulk>,
  rows: ReadonlyArray<unknown>,
  answer: unknown,
  whole: boolean,
): ReadonlyArray<RowVerdict> | undefined => {
  const { results, rowId } = bulk
  if (results === undefined) return undefined
  const list = valueAt(answer, results.list)
  const failures = results.only === 'failures'
  if (!Array.isArray(list)) return failures || !whole ? undefined : rows.map(() => silent)
  if (list.length === 0 && (failures || !whole)) return undefined
  const listed = (item: unknown): RowVerdict => {
    if (!failures) return verdictOf(item, results)
    return { row: 'refused', code: codeText(at(item, results.code) ?? '') }
  }
  const absent: RowVerdict = failures && whole ? done : silent
  const items = byId(list as ReadonlyArray<unknown>, results.id)
  const ids = items === undefined ? undefined : rows.map((row) => at(row, rowId ?? []))
  if (items !== undefined && ids !== undefined && ids.every((id) => id !== undefined)) {
    const rowsWith = new Map<string, number>()
    for (const id of ids) rowsWith.set(id, (rowsWith.get(id) ?? 0) + 1)
    // A failure that fits no row says that some row failed: then none may be called done for not being listed.
    const stray = [...items.keys()].some((id) => !rowsWith.has(id))
    return ids.map((id) => {
      const said = items.get(id)
      if (said === undefined) return stray ? silent : absent
      // Two rows, or two items, of one id: which is which nobody knows, unless they all say the same.
      const verdicts = said.map(listed)
      const [first = silent] = verdicts
      return verdicts.every((verdict) => JSON.stringify(verdict) === JSON.stringify(first)) &&
        (rowsWith.get(id) === 1 || said.length === rowsWith.get(id))
        ? first
        : silent
    })
  }
  if (!failures && list.length === rows.length) return (list as ReadonlyArray<unknown>).map(listed)
  return rows.map(() => silent)
}

const byId = (
  list: ReadonlyArray<unknown>,
  id: Path | undefined,
): ReadonlyMap<string, ReadonlyArray<unknown>> | undefined => {
  const items = new Map<string, unknown[]>()
  for (const item of list) {
    const key = id === undefined ? scalar(item) : at(item, id)
    if (key === undefined) return undefined
    items.set(key, [...(items.get(key) ?? []), item])
  }
  return items
}
