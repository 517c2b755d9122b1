import type { Bulk, Paging, Path } from '@paifang/contract'
import { named } from './outcomePaths'

/** Paths that a spec names, from the root of each side, with what each is for. */
export interface NamedPaths {
  readonly input: ReadonlyArray<readonly [role: string, path: Path]>
  readonly output: ReadonlyArray<readonly [role: string, path: Path]>
}

const below = (root: Path, path: Path | undefined): Path | undefined =>
  path === undefined ? undefined : [...root, ...path]

const numbered = (paths: ReadonlyArray<Path>, role: string): Readonly<Record<string, Path>> =>
  Object.fromEntries(paths.map((path, i) => [`${role}[${i}]`, path]))

/** What only one way of paging has. */
const ownPaths = (
  paging: Paging,
): {
  readonly input: Readonly<Record<string, Path | undefined>>
  readonly output: Readonly<Record<string, Path | undefined>>
} => {
  switch (paging.by) {
    case 'number':
      return {
        input: { page: paging.page, size: paging.size, 'carry.to': paging.carry?.to },
        output: { 'carry.from': paging.carry?.from },
      }
    case 'offset':
      return { input: { offset: paging.offset, size: paging.size }, output: { next: paging.next } }
    case 'cursor':
      return {
        input: { cursor: paging.cursor, size: paging.size },
        output: { next: paging.next === 'last-row-key' ? undefined : paging.next },
      }
  }
}

export const pagingPaths = (paging: Paging): NamedPaths => {
  const { rows, key = [], asks = [], total, pages, hasNext, finished, window } = paging
  const { input, output } = ownPaths(paging)
  return {
    input: named({
      ...input,
      ...numbered(
        asks.map(({ at }) => at),
        'asks',
      ),
      'window.start': window?.start,
      'window.end': window?.end,
    }),
    output: named({
      ...output,
      rows,
      ...numbered(
        key.map((path) => [...rows, ...path]),
        'key',
      ),
      total,
      pages,
      hasNext,
      finished,
      'window.of': below(rows, window?.of),
    }),
  }
}

export const bulkPaths = ({ rows, key, rowId, results }: Bulk): NamedPaths => ({
  input: named({ rows, 'key.at': key?.at, 'key.with': key?.with, rowId: below(rows, rowId) }),
  output:
    results === undefined
      ? []
      : named({
          'results.list': results.list,
          'results.id': below(results.list, results.id),
          'results.ok': below(results.list, results.ok),
          'results.code': below(results.list, results.code),
          'results.message': below(results.list, results.message),
        }),
})
