import { isScalarType, splitType } from '../../shape/documentedShape'
import { isLeaf, isName, isTypeLike, isUsualType, nameIn, type Need } from './rowHead'
import { means, membersOf, plain, type Lists, type Sample } from './Sample'
import type { Entry } from './tableEntries'

/** Cells between two leaves, among which rows of structs may begin. */
export interface Gap {
  readonly cells: ReadonlyArray<Entry>
  readonly from: number
  readonly end: number
  /** Whether the row before them has all its cells by `i`. */
  readonly isWholeAt: (i: number) => boolean
  readonly need: Need
  readonly lists: Lists
}

/** Where the row of a struct begins, and the line of another place that is as good. */
export interface Beginning {
  readonly at: number
  readonly rival?: number
}

/** Cells of a row's head: name, type, and whether it is required. */
export const headSize = (need: Need): number => (need === undefined ? 2 : 3)

/** Whether the row of a struct may begin with a cell, by the form of the cells. */
export const looksLikeStruct = (cells: ReadonlyArray<Entry>, i: number, need: Need): boolean => {
  const [name = '', type = '', word = ''] = [cells[i]?.text, cells[i + 1]?.text, cells[i + 2]?.text]
  if (isLeaf(name) || isLeaf(type) || !isName(nameIn(name)) || !isTypeLike(type)) return false
  return need === undefined || need.test(word)
}

/** How well a type fits a struct that the sample shows: by its very name, as types are spelt, or not at all. */
const fit = (type: string, shown: Sample): number => {
  const { base, dimensions } = splitType(type)
  const [item, ...others] = shown.members
  const isWrapped = dimensions > 0 && others.length === 0 && plain(item?.name ?? '') === plain(base)
  if (shown.type === base || isWrapped) return 8
  return /^[A-Z]/.test(base) ? 6 : isScalarType(type) ? 2 : isUsualType(type) ? 4 : 0
}

const none = -1

/** For every cell how well the row of `shown` begins there, the structs that stand first in it included. */
const fits = (gap: Gap, shown: Sample): Int16Array => {
  const { cells, from, end, need, lists } = gap
  const size = headSize(need)
  const key = plain(shown.name)
  const found = new Int16Array(Math.max(0, end - from) + 1).fill(none)
  const inner = new Map<Sample, Int16Array>()
  const bestAfter = (first: Sample, at: number): number => {
    let best = inner.get(first)
    if (best === undefined) {
      best = fits(gap, first)
      // From here on: the best at this cell, one less because the struct's own row lacks a description, or later.
      for (let i = best.length - 2; i >= 0; i--) best[i] = Math.max(best[i] ?? none, best[i + 1] ?? none)
      inner.set(first, best)
    }
    return best[at - from] ?? none
  }
  for (let i = from; i < end; i++) {
    const name = nameIn(cells[i]?.text ?? '')
    if (plain(name) !== key || !means(shown, name, lists) || !looksLikeStruct(cells, i, need)) continue
    const type = cells[i + 1]?.text ?? ''
    const [first] = membersOf(shown, type, lists, true)
    const own = fit(type, shown)
    if (first === undefined || first.members.length === 0) {
      found[i - from] = own + (i + size < end ? 1 : 0)
      continue
    }
    const described = bestAfter(first, i + size + 1)
    const bare = bestAfter(first, i + size)
    if (bare !== none) found[i - from] = own + Math.max(described === none ? none : described + 1, bare)
  }
  return found
}

/** Where among the cells the row of a struct that the sample shows begins; undefined where nowhere. */
export const beginningOf = (gap: Gap, shown: Sample): Beginning | undefined => {
  const ordered = fits(gap, shown)
  const values = ordered.some((value) => value !== none) ? ordered : fits(gap, { ...shown, members: [] })
  let found: Beginning | undefined
  let best = none
  for (let i = gap.from; i < gap.end; i++) {
    const value = values[i - gap.from] ?? none
    if (value === none) continue
    const whole = value + (gap.isWholeAt(i) ? 1 : 0)
    if (whole === best && found !== undefined) found = { ...found, rival: gap.cells[i]?.number ?? 0 }
    if (whole > best) [found, best] = [{ at: i }, whole]
  }
  return found
}
