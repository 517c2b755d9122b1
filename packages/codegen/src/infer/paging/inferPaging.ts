import type { Paging, Path } from '@paifang/contract'
import type { Fact } from '../../spec/Fact'
import type { Field } from '../../spec/Field'
import type { Spec } from '../../spec/Spec'
import { askingOf, isCursor, isStrongPage, type Asking } from './asking'
import { endingOf, type Ending } from './ending'
import { keyOf } from './keyOf'
import { isScalar, placesOf, plainName, type Place } from './Place'
import { rowsOf, type Rows } from './rowsOf'
import { firstOf, maxPagesOf, maxRowsOf, mostOf, totalIsOf } from './saidLimits'
import { pairsOf, windowOf } from './windowOf'

/** How an operation pages, or why that is not said although it may; both as facts. */
export interface InferredPaging {
  readonly paging?: Paging
  readonly facts: ReadonlyArray<Fact>
}

const least = 0.5

const writes =
  /^(add|create|update|delete|remove|save|set|sync|syn|submit|send|push|upload|import|post|put|insert|modify|edit|cancel|close|bind|unbind|publish|register|apply|confirm|pay|notify|callback|audit|write|upsert|batch)$/

/** Switches that have to be on, or there are no pages or no total. `use_has_next` takes the total away instead. */
const switches = /^(bypage|needcount|needpagination|needbypage|accuratecount|needtotal|needtotalcount)$/

const isEnded = ({ total, pages, hasNext, finished }: Ending): boolean =>
  [total, pages, hasNext, finished].some((path) => path !== undefined)

/** How sure it is, with what the answer says: a write, or the lines of one thing, are no page. */
const sureness = (
  { confidence }: Asking,
  { method, rows, ending }: { method: string; rows: Rows; ending: Ending },
): number => {
  const words = method.split('.')
  const isWrite = writes.test(words.at(-1) ?? '') && !isEnded(ending)
  const isOfOne =
    words.some((word) => /detail|info/.test(word)) &&
    !isEnded(ending) &&
    rows.found === 'list' &&
    rows.parent.fields.some(({ shape }) => shape.kind === 'struct')
  return confidence - (isWrite ? 0.5 : 0) - (isOfOne ? 0.6 : 0) - (rows.found === 'text' ? 0.2 : 0)
}

const at = (place: Place, field: Field): Path => [...place.path, field.name]

/** Where an answer says the next cursor: under the name of the cursor, with or without `next`, `start` being `max`. */
const nextOf = (cursor: Field, places: ReadonlyArray<Place>): Path | undefined => {
  const bare = (field: Field): string =>
    plainName(field)
      .replace(/^next/, '')
      .replace(/^start/, 'max')
  const same = (field: Field): boolean => isScalar(field) && bare(field) === bare(cursor)
  for (const { path, fields } of places) {
    const found =
      fields.find((field) => isScalar(field) && plainName(field) === plainName(cursor)) ?? fields.find(same)
    if (found !== undefined) return [...path, found.name]
  }
  return undefined
}

/** `last_hotel_id` is the `hotel_id` of the last row; `last_id` is its `id`, or the one id that tells rows apart. */
const lastRowKey = (
  cursor: Field,
  row: ReadonlyArray<Field>,
  key: ReadonlyArray<Path> | undefined,
): Path | undefined => {
  const name = plainName(cursor).replace(/^(last|premax|since|from|start)(max)?/, '')
  const found = row.find((field) => isScalar(field) && plainName(field) === name)
  if (found !== undefined) return [found.name]
  return name === 'id' && key?.length === 1 ? key[0] : undefined
}

type Form =
  | Pick<Extract<Paging, { by: 'number' }>, 'by' | 'page' | 'size' | 'first' | 'carry'>
  | Pick<Extract<Paging, { by: 'offset' }>, 'by' | 'offset' | 'size'>
  | (Pick<Extract<Paging, { by: 'cursor' }>, 'by' | 'cursor' | 'next' | 'size'> & {
      readonly key?: ReadonlyArray<Path>
    })

/** How the next page is asked for; a text says why it cannot be said. */
const formOf = (
  asking: Asking,
  {
    places,
    row,
    key,
  }: { places: ReadonlyArray<Place>; row: ReadonlyArray<Field>; key: ReadonlyArray<Path> | undefined },
): Form | string => {
  const { by, place, field, size } = asking
  const sized = size === undefined ? {} : { size: at(place, size) }
  if (by === 'offset')
    return size === undefined ? 'no size' : { by, offset: at(place, field), size: at(place, size) }
  if (by === 'cursor') {
    const cursor = at(place, field)
    const next = nextOf(field, places)
    if (next !== undefined) return { by, cursor, next, ...sized }
    const last = lastRowKey(field, row, key)
    return last === undefined
      ? `nothing in the answer is the next ${field.name}`
      : { by, cursor, next: 'last-row-key', key: [last], ...sized }
  }
  const first = asking.first ?? firstOf(field)
  const beside = place.fields.find((other) => isScalar(other) && isCursor(other))
  const from = beside === undefined || !isStrongPage(field) ? undefined : nextOf(beside, places)
  return {
    by,
    page: at(place, field),
    ...sized,
    ...(first === undefined ? {} : { first }),
    ...(beside === undefined || from === undefined ? {} : { carry: { from, to: at(place, beside) } }),
  }
}

const askedFor = ({ path, fields }: Place): NonNullable<Paging['asks']> =>
  fields
    .filter((field) => field.shape.kind === 'boolean' && switches.test(plainName(field)))
    .map(({ name }) => ({ at: [...path, name], value: true }))

const dotted = (path: Path): string => path.join('.')

const summary = (paging: Paging): string => {
  const asked = paging.by === 'number' ? paging.page : paging.by === 'offset' ? paging.offset : paging.cursor
  return `by ${paging.by}, ${dotted(asked)}; rows at ${dotted(paging.rows) || 'the root'}`
}

const fieldAt = (places: ReadonlyArray<Place>, path: Path): Field | undefined =>
  places
    .find((place) => dotted(place.path) === dotted(path.slice(0, -1)))
    ?.fields.find(({ name }) => name === path.at(-1))

/** What only texts and limits say: a fact each, with the field that says it. */
const saidFacts = (
  paging: Paging,
  names: { readonly page: string; readonly size: string | undefined; readonly total: string | undefined },
): ReadonlyArray<Fact> => {
  const fact = (
    at: ReadonlyArray<string>,
    said: string | number | undefined,
    by: string,
  ): ReadonlyArray<Fact> =>
    said === undefined
      ? []
      : [{ at: ['paging', ...at], fact: String(said), because: `a text or a limit of ${by} says so` }]
  const { window, totalIs, totalCap } = paging
  const ends = window === undefined ? '' : `${dotted(window.start)}, ${dotted(window.end)} or the operation`
  return [
    ...fact(['first'], paging.by === 'number' ? paging.first : undefined, names.page),
    ...fact(['max'], paging.max, names.size ?? ''),
    ...fact(['maxPages'], paging.maxPages, names.page),
    ...fact(['maxRows'], paging.maxRows, `${names.page}, ${names.size ?? 'its size'} or the operation`),
    ...fact(['totalIs'], totalIs === 'capped' ? `capped at ${totalCap ?? ''}` : totalIs, names.total ?? ''),
    ...fact(['window', 'maxMs'], window?.maxMs, ends),
  ]
}

const notSaid = (why: string): InferredPaging => ({
  facts: [{ at: ['paging'], fact: 'left out', because: why }],
})

/**
 * How an operation pages, from the names and types of its fields and what their texts say: complete, or not at all
 * with the reason. What a document does not say (the first page, the most rows) is left out, never guessed.
 */
export const inferPaging = ({
  method,
  input,
  output,
  outputIs,
  description = '',
}: Pick<Spec, 'method' | 'input' | 'output' | 'outputIs' | 'description'>): InferredPaging => {
  if (input === 'unknown') return { facts: [] }
  const asking = askingOf(input, method)
  if (asking === undefined) return { facts: [] }
  if (output === 'unknown') return notSaid(`no document says where the rows are (${asking.because})`)
  const places = placesOf(output, 4)
  const rows: Rows =
    outputIs === 'list'
      ? { found: 'list', path: [], row: output, parent: { path: [], fields: [] } }
      : rowsOf(places)
  const ending =
    rows.found === 'list' || rows.found === 'text'
      ? endingOf(outputIs === 'list' ? [] : places, rows.path)
      : {}
  if (asking.isAmbiguous) return notSaid(asking.because)
  if (rows.found === 'nothing') return notSaid(`nothing in the answer looks like rows (${asking.because})`)
  if (rows.found === 'tie')
    return notSaid(`the rows may be ${rows.paths.map(dotted).join(' and ')} (${asking.because})`)
  if (sureness(asking, { method, rows, ending }) < least)
    return notSaid(`it looks like no list of many pages, in spite of ${asking.because}`)
  const row = rows.found === 'list' ? rows.row : []
  const list = rows.parent.fields.find(({ name }) => name === rows.path.at(-1))
  const key = keyOf(row, list)
  const form = formOf(asking, { places, row, key })
  if (typeof form === 'string') return notSaid(`${form} (${asking.because})`)
  const asks = askedFor(asking.place)
  const max = asking.size === undefined ? undefined : mostOf(asking.size)
  const beside = [asking.place, ...(asking.place.path.length === 0 ? [] : [{ path: [], fields: input }])]
  const spanned = windowOf(pairsOf(beside), { row, description })
  const window = spanned !== undefined && 'window' in spanned ? spanned : undefined
  const isBackward = window?.isModified === true && form.by === 'number' && ending.total !== undefined
  const maxPages = form.by === 'number' ? maxPagesOf(asking.field) : undefined
  const maxRows = maxRowsOf([asking.field.description ?? '', asking.size?.description ?? '', description])
  const total = ending.total === undefined ? undefined : fieldAt(places, ending.total)
  const counted = total === undefined ? undefined : totalIsOf(total)
  const paging: Paging = {
    ...(key === undefined ? {} : { key }),
    ...form,
    rows: rows.path,
    ...(rows.found === 'text' ? { rowsAre: 'json-text' as const } : {}),
    ...(asks.length === 0 ? {} : { asks }),
    ...ending,
    ...counted,
    ...(max === undefined ? {} : { max }),
    ...(maxPages === undefined ? {} : { maxPages }),
    ...(maxRows === undefined ? {} : { maxRows }),
    ...(isBackward ? { walk: 'backward' as const } : {}),
    ...(window === undefined ? {} : { window: window.window }),
  }
  return {
    paging,
    facts: [
      { at: ['paging'], fact: summary(paging), because: asking.because },
      ...saidFacts(paging, { page: asking.field.name, size: asking.size?.name, total: total?.name }),
      ...(spanned !== undefined && 'left' in spanned
        ? [{ at: ['paging', 'window'], fact: 'left out', because: spanned.left }]
        : []),
    ],
  }
}
