import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { valueAt, type Path } from '@paifang/contract'
import { textOf } from '../bulk/digests'

/** What tells two rows apart. */
export interface RowIdentity {
  /** The same for rows that are one. */
  readonly markOf: (row: unknown) => string
  /** Whether rows of one mark are one row; else they are if they are the same in everything. */
  readonly isEnough: boolean
}

/** The rows of a page that was read in this walk. Digests are made only of what a kept position holds. */
export interface PageRows {
  readonly rows: ReadonlyArray<unknown>
  /** Of each row, where rows are told apart at all. */
  readonly marks: ReadonlyArray<string>
  /** Of each row, exact: rows of one text are one row. */
  readonly texts: () => ReadonlyArray<string>
  /** Of those texts. */
  readonly digests: () => ReadonlyArray<string>
  /** Of the page as a whole. */
  readonly digest: () => string
}

/** Rows that came, here or before this walk was resumed. */
export interface SeenRows {
  readonly has: (page: PageRows, i: number) => boolean
  readonly digests: () => ReadonlyArray<string>
}

/** A page that came, here or before this walk was resumed. */
export interface SeenPage {
  readonly isSameAs: (page: PageRows) => boolean
  readonly digest: () => string
}

export const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 16)

/** Rows that are the same in everything; `key`: fields that two rows seldom share. */
export const wholeRow = (key: ReadonlyArray<Path>): RowIdentity => ({
  markOf: (row) => {
    let mark = ''
    for (const path of key) {
      const value = valueAt(row, path)
      if (typeof value === 'string' || typeof value === 'number') mark += String(value)
    }
    return mark
  },
  isEnough: false,
})

export const noRepeats: ReadonlySet<number> = new Set()

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** `identity`: what tells the rows apart, where they are compared with all that come. */
export const seenRows = (
  rows: ReadonlyArray<unknown>,
  identity: RowIdentity | undefined,
): PageRows & SeenRows & SeenPage => {
  // Taken before anybody else has the rows.
  const marks = identity === undefined ? [] : rows.map(identity.markOf)
  const texts = once(() => (identity?.isEnough === true ? marks : rows.map(textOf)))
  const marked = once(() => new Set(marks))
  const known = once(() => new Set(texts()))
  return {
    rows,
    marks,
    texts,
    digests: once(() => texts().map(digest)),
    digest: once(() => digest(textOf(rows))),
    has: (page, i) =>
      (identity === undefined || marked().has(page.marks[i] ?? '')) && known().has(page.texts()[i] ?? ''),
    isSameAs: (page) =>
      page.rows.length === rows.length && rows.every((row, i) => isDeepStrictEqual(row, page.rows[i])),
  }
}

export const noRows = seenRows([], undefined)

/** Which rows of a page came before. */
export const repeatsIn = (page: PageRows, seen: ReadonlyArray<SeenRows>): ReadonlySet<number> => {
  let repeats: Set<number> | undefined
  for (let i = 0; i < page.rows.length; i++)
    if (seen.some((rows) => rows.has(page, i))) (repeats ??= new Set()).add(i)
  return repeats ?? noRepeats
}

/** Of which nothing but digests was kept. */
export const keptRows = (digests: ReadonlyArray<string>): SeenRows => {
  const known = new Set(digests)
  return {
    digests: () => digests,
    has: (page, i) => known.size > 0 && known.has(page.digests()[i] ?? ''),
  }
}

export const keptPage = (kept: string): SeenPage => ({
  digest: () => kept,
  isSameAs: (page) => page.digest() === kept,
})

/** A page without some of its rows. */
export const pageWithout = (
  page: PageRows,
  left: ReadonlyArray<ReadonlySet<number>>,
  identity: RowIdentity | undefined,
): PageRows =>
  left.every(({ size }) => size === 0)
    ? page
    : seenRows(
        page.rows.filter((_, i) => !left.some((one) => one.has(i))),
        identity,
      )
