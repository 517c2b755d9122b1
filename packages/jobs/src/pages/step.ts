import type { Paging } from '@paifang/contract'
import type { PageError } from '@paifang/result'
import type { Page } from './readPage'
import type { PlaceWalk } from './Place'
import type { SeenPage, SeenRows, PageRows } from './SeenRows'

/** What is known of a walk besides where it stands. */
export interface Bounds {
  readonly paging: Paging
  /** The number of the first page, where it is known. */
  readonly first: 0 | 1 | undefined
  /** Rows that are asked for in a page; `undefined`: the platform decides. */
  readonly size: number | undefined
  /** Whether asking once more for a page that may not be there is harmless. */
  readonly mayProbe: boolean
  /** Whether the window can be halved. */
  readonly canSplit: boolean
  readonly splitAbove: number
}

/** What the rows of a page are beside those that came before. */
export interface Compared {
  /** They themselves, to compare with those of others. */
  readonly seen: PageRows & SeenRows & SeenPage
  /** How many of them did not come before in this window. */
  readonly fresh: number
}

/** What follows on a page. */
export type Step = {
  /** Whether its rows are handed out. */
  readonly takes: boolean
  readonly first?: 0 | 1
} & (
  | { readonly then: PlaceWalk }
  | { readonly then: 'end' }
  /** More rows than the window may have: halve it. Where there is nothing to halve, it is the failure. */
  | { readonly then: 'split'; readonly walk: PlaceWalk }
  | { readonly then: PageError['reason']; readonly walk: PlaceWalk }
)

export const startOf = (walk: 'forward' | 'backward', { paging, first }: Bounds): PlaceWalk => {
  if (paging.by === 'cursor') return { way: 'forward', seen: 0 }
  if (paging.by === 'offset') return { way: 'forward', at: 0, seen: 0 }
  return { way: walk === 'backward' ? 'probe' : 'forward', at: first ?? 1, seen: 0 }
}

const isTooMany = (total: number | undefined, { paging, splitAbove }: Bounds): boolean =>
  total !== undefined &&
  (total > splitAbove ||
    (paging.totalIs === 'capped' && paging.totalCap !== undefined && total >= paging.totalCap))

/** Whether the platform says that there are more rows than it answers. */
const isOutOfReach = (total: number | undefined, { paging, size }: Bounds): boolean => {
  const { maxPages = Infinity, maxRows = Infinity } = paging
  return total !== undefined && size !== undefined && total > Math.min(maxPages * size, maxRows)
}

/** Whether the platform answers this page at all. */
const isBeyond = (page: number, { paging, size }: Bounds): boolean =>
  (paging.maxPages !== undefined && page > paging.maxPages) ||
  (paging.maxRows !== undefined && size !== undefined && page * size > paging.maxRows)

/** A walk that came to its last page: is there a page 0, and is anything missing? */
const finish = (walk: PlaceWalk, page: Page, bounds: Bounds): Step => {
  const { paging, first, mayProbe } = bounds
  const { total, seen } = walk
  const missing = total === undefined ? 0 : total - seen
  if (paging.by === 'number' && first === undefined && walk.way !== 'zero') {
    // Counted from 1, the last of so many pages has their number, and rows.
    const isCounted =
      page.pages === 0 || (page.rows.length > 0 && Number(walk.at) >= (page.pages ?? Infinity))
    const isProven = missing > 0 && (seen === 0 || missing >= (walk.size ?? 1))
    if (isProven || (mayProbe && (total === undefined ? !isCounted : missing > 0))) {
      // It counts for more than the total, and page 0 cannot say it.
      const isEnded = page.hasNext === false ? true : undefined
      return { takes: true, then: { ...walk, way: 'zero', at: 0, isEnded } }
    }
  }
  const isCapped = isTooMany(total, { ...bounds, splitAbove: Infinity })
  const isEnded = page.hasNext === false || walk.isEnded === true
  if (!isEnded && (missing > 0 || isCapped)) return { takes: true, then: 'truncated', walk }
  // What a walk from 1 found whole began there.
  return {
    takes: true,
    then: 'end',
    ...(first === undefined && total !== undefined ? { first: 1 as const } : {}),
  }
}

/** A walk that cannot go on although the platform says that more follows: the total may know better. */
const unended = (walk: PlaceWalk, page: Page, bounds: Bounds): Step =>
  walk.total === undefined ? { takes: true, then: 'not-advancing', walk } : finish(walk, page, bounds)

/** Pages in a row that may be empty, and by number still say that more follow. */
const mostEmpty = 100

const forward = (walk: PlaceWalk, page: Page, bounds: Bounds): Step => {
  const { paging } = bounds
  const { rows, hasNext } = page
  if (hasNext === false) return finish(walk, page, bounds)
  const at = typeof walk.at === 'number' ? walk.at : 0
  const hasAll = walk.total !== undefined && walk.seen >= walk.total
  const isWhole = hasAll && paging.totalIs !== 'capped'
  const hasPages = paging.by === 'number' && page.pages !== undefined
  const isLast = hasPages && at - (bounds.first ?? 1) + 1 >= page.pages
  const saysMore = hasNext === true || (hasPages && !isLast)
  if (rows.length === 0) {
    // Of a list that is sifted after it was cut into pages, one may have nothing left although more follow.
    if (!saysMore || isWhole) return finish(walk, page, bounds)
    if (paging.by === 'number' && (walk.same ?? 0) >= mostEmpty) return unended(walk, page, bounds)
  }
  if (hasNext !== true && isWhole) return finish(walk, page, bounds)
  if (hasNext !== true && isLast && (walk.total === undefined || hasAll)) return finish(walk, page, bounds)
  if (paging.by === 'cursor') {
    if (page.next === undefined) return saysMore ? unended(walk, page, bounds) : finish(walk, page, bounds)
    if (page.next === walk.at || page.next === walk.mark) return { takes: true, then: 'not-advancing', walk }
    const turns = (walk.turns ?? 0) + 1
    const mark = Number.isInteger(Math.log2(turns)) ? page.next : walk.mark
    return { takes: true, then: { ...walk, at: page.next, turns, mark } }
  }
  if (paging.by === 'offset') {
    const next = typeof page.next === 'number' ? page.next : at + rows.length
    return next <= at
      ? { takes: true, then: 'not-advancing', walk }
      : { takes: true, then: { ...walk, at: next } }
  }
  const then = page.carry === undefined ? { ...walk, at: at + 1 } : { ...walk, at: at + 1, carry: page.carry }
  return isBeyond(at + 1, bounds) ? { takes: true, then: 'split', walk: then } : { takes: true, then }
}

/** The page that asks for the total, of a walk backward. */
const probe = (walk: PlaceWalk, page: Page, bounds: Bounds): Step => {
  const { total } = walk
  if (total === undefined) return { takes: false, then: 'rows-not-found', walk }
  const count = page.rows.length
  if (count >= total) return finish(walk, page, bounds)
  if (count === 0 && bounds.first === undefined)
    return { takes: false, then: { ...walk, way: 'zero', at: 0 } }
  const { size } = bounds
  const full = size === undefined || (count > 0 && count < size) ? Math.max(count, 1) : size
  const at = (typeof walk.at === 'number' ? walk.at : 1) + Math.ceil(total / full)
  const { last: _, ...rest } = walk
  const then: PlaceWalk = { ...rest, way: 'up', at, seen: 0, size: full }
  // The page behind the last is empty; it may be asked for where only the last is answered.
  return isBeyond(at - 1, bounds) ? { takes: false, then: 'split', walk: then } : { takes: false, then }
}

/**
 * What follows on a page of a walk. A short page is never an end: platforms cap sizes without a word. The order of what
 * ends a walk: "no next page", an empty page, the total.
 */
export const stepOf = (walk: PlaceWalk, page: Page, { seen, fresh }: Compared, bounds: Bounds): Step => {
  const { rows } = page
  const at = typeof walk.at === 'number' ? walk.at : 0
  // Rows that are all those of the page before: once they may have moved, from page to page, under our feet. Or none.
  const isSame = rows.length > 0 ? walk.last?.isSameAs(seen) === true : walk.way === 'forward'
  const same = isSame ? (walk.same ?? 0) + 1 : 0
  // A total that falls to nothing is one that is said no more: platforms say it on the first page alone.
  const total = page.total !== undefined && page.total > 0 ? page.total : (walk.total ?? page.total)
  const isCounted = walk.way === 'forward' || walk.way === 'down' || walk.way === 'probe'
  // Forward, pages are places in a list; backward, what comes again is a row that has moved on. Behind a short page it is one
  // that was read twice: of a list that is cut before it is sifted, the next offset lies within the page before.
  const isPlaces = walk.way === 'forward' && walk.isShort !== true
  const isByRows = bounds.paging.by === 'offset' && page.next === undefined
  // Every member, so that all walks have one shape: copies of what has some of them cost more than all else here.
  const now: PlaceWalk = {
    way: walk.way,
    at: walk.at,
    carry: walk.carry,
    total,
    most: total === undefined ? walk.most : Math.max(total, walk.most ?? 0),
    size: walk.size ?? (rows.length > 0 ? rows.length : undefined),
    seen: walk.seen + (isCounted ? (isPlaces ? rows.length : fresh) : 0),
    isShort: isByRows && bounds.size !== undefined && rows.length < bounds.size ? true : undefined,
    last: seen,
    same,
    turns: walk.turns,
    mark: walk.mark,
    isEnded: walk.isEnded,
    one: bounds.first === undefined && at === 1 && walk.way !== 'zero' ? seen : walk.one,
  }
  // A page 0 that is page 1 again is told from it below.
  const mayCome = walk.way === 'zero' ? Infinity : walk.way === 'down' ? 1 : 0
  if (rows.length > 0 && same > mayCome) return { takes: false, then: 'not-advancing', walk: now }
  const isFirst = walk.way === 'probe' || (walk.way === 'forward' && walk.last === undefined)
  if (isFirst && bounds.canSplit && (isTooMany(total, bounds) || isOutOfReach(total, bounds)))
    return { takes: false, then: 'split', walk }
  switch (walk.way) {
    case 'forward':
      return forward(now, page, bounds)
    case 'probe':
      return probe(now, page, bounds)
    case 'up':
      if (rows.length > 0)
        return isBeyond(at + 1, bounds)
          ? { takes: false, then: 'split', walk: { ...now, at: at + 1 } }
          : { takes: false, then: { ...now, at: at + 1 } }
      return { takes: false, then: { ...now, way: 'down', at: at - 1 } }
    case 'down':
      return at <= (bounds.first ?? 1)
        ? finish(now, page, bounds)
        : { takes: true, then: { ...now, at: at - 1 } }
    case 'zero': {
      const isPage = rows.length > 0 && !rows.some((_, i) => walk.one?.has(seen, i) === true)
      if (!isPage) return { ...finish({ ...now, seen: walk.seen }, page, bounds), takes: false, first: 1 }
      return { ...finish({ ...now, seen: walk.seen + fresh }, page, bounds), first: 0 }
    }
  }
}
