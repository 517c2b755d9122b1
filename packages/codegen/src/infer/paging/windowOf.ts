import type { Paging, Path } from '@paifang/contract'
import type { Field } from '../../spec/Field'
import { isScalar, plainName, type Place } from './Place'
import { maxMsOf } from './saidSpan'
import { words } from '../../text/words'

type Window = NonNullable<Paging['window']>

const starts = new Map([
  ['start', 'end'],
  ['begin', 'end'],
  ['from', 'to'],
  ['min', 'max'],
])

const isTime = (field: Field): boolean =>
  field.shape.kind === 'dateTime' || /time|date|modif|creat|gmt|day/.test(plainName(field))

/** The end of a start: the same words but for the one that says which. */
const endOf = (start: Field, fields: ReadonlyArray<Field>): Field | undefined => {
  const own = words(start.name)
  const at = own.findIndex((word) => starts.has(word))
  if (at < 0) return undefined
  const ends = [starts.get(own[at] ?? ''), 'end', 'to']
  return ends
    .map((end) => own.map((word, i) => (i === at ? end : word)).join(''))
    .map((name) => fields.find((field) => isScalar(field) && plainName(field) === name))
    .find((field) => field !== undefined)
}

export interface Pair {
  readonly start: Path
  readonly end: Path
  readonly field: Field
  /** What is said of both ends. */
  readonly texts: ReadonlyArray<string>
  /** The words that both have: `modified`. */
  readonly about: string
}

/** The pairs of fields that bound a time, in the struct of the page and in the root. */
export const pairsOf = (places: ReadonlyArray<Place>): ReadonlyArray<Pair> =>
  places.flatMap(({ path, fields }) =>
    fields.filter(isScalar).flatMap((field) => {
      const end = endOf(field, fields)
      if (end === undefined || !isTime(field) || end === field) return []
      const about = words(field.name)
        .filter((word) => !starts.has(word))
        .join('')
      const texts = [field, end].map(({ description = '' }) => description)
      return [{ start: [...path, field.name], end: [...path, end.name], field, texts, about }]
    }),
  )

/** How the two ends are written; nothing where no type, example or text says. */
const formatOf = ({
  shape: { kind },
  example = '',
  description = '',
}: Field): Window['format'] | undefined => {
  if (kind === 'dateTime') return 'datetime'
  if (kind === 'text') {
    const shown = `${example} ${description}`
    if (/yyyy-MM-dd HH:mm|\d{4}-\d\d-\d\d \d\d:\d\d/.test(shown)) return 'datetime'
    return /yyyy-MM-dd(?!\S)|\d{4}-\d\d-\d\d(?!\S)/.test(shown) ? 'date' : undefined
  }
  if (kind !== 'integer') return undefined
  if (/毫秒|millisecond/i.test(description) || /^\d{13}$/.test(example)) return 'ms'
  return /(?<!毫)秒|\bseconds?\b/i.test(description) || /^\d{10}$/.test(example) ? 's' : undefined
}

const isModified = ({ about }: Pair): boolean => /modif|updat/.test(about)

/** The window of the one pair, or of the one of several that is about a change. */
export const windowOf = (
  pairs: ReadonlyArray<Pair>,
  { row, description }: { readonly row: ReadonlyArray<Field>; readonly description: string },
): { readonly window: Window; readonly isModified: boolean } | { readonly left: string } | undefined => {
  if (pairs.length === 0) return undefined
  const changed = pairs.filter(isModified)
  const [pair] = pairs.length === 1 ? pairs : changed
  if (pair === undefined || (pairs.length > 1 && changed.length !== 1))
    return { left: `several may be it: ${pairs.map(({ start }) => start.join('.')).join(', ')}` }
  const format = formatOf(pair.field)
  if (format === undefined) return { left: `nothing says how ${pair.start.join('.')} is written` }
  const of = row.find((field) => plainName(field) === pair.about)
  const maxMs = maxMsOf([...pair.texts, description])
  return {
    window: {
      start: pair.start,
      end: pair.end,
      ...(maxMs === undefined ? {} : { maxMs }),
      format,
      ...(of === undefined ? {} : { of: [of.name] }),
    },
    isModified: isModified(pair),
  }
}
