import type { Path } from '@paifang/contract'
import type { Field } from '../../spec/Field'
import type { Shape } from '../../spec/Shape'
import { isEnding } from './ending'
import { membersOf, plainName, type Place } from './Place'

/** Where the rows of an answer stand; `tie`: two lists may be it. */
export type Rows =
  | {
      readonly found: 'list'
      readonly path: Path
      readonly row: ReadonlyArray<Field>
      readonly parent: Place
    }
  | { readonly found: 'text'; readonly path: Path; readonly parent: Place }
  | { readonly found: 'tie'; readonly paths: ReadonlyArray<Path> }
  | { readonly found: 'nothing' }

const itemOf = (shape: Shape): Shape | undefined =>
  shape.kind === 'list' || shape.kind === 'commaList'
    ? shape.of
    : shape.kind === 'json'
      ? itemOf(shape.of)
      : undefined

const rowLike = /^(results?|datas?|lists?|rows|records|items|contents|models|modules)$|(list|dtos?)$/
const beside = /^(error|fail|tag|facet|header|tip)/

interface Candidate {
  readonly path: Path
  readonly row: ReadonlyArray<Field>
  readonly parent: Place
  readonly score: number
}

const isPrefix = (a: Path, b: Path): boolean => a.length < b.length && a.every((name, i) => name === b[i])

const candidatesOf = (places: ReadonlyArray<Place>): ReadonlyArray<Candidate> => {
  const ending = places.filter(({ fields }) => fields.some(isEnding))
  return places.flatMap((parent) =>
    parent.fields.flatMap((field): ReadonlyArray<Candidate> => {
      const item = itemOf(field.shape)
      if (item === undefined) return []
      const name = plainName(field)
      const row = membersOf(item)
      const score =
        (row === undefined ? 0 : 2) +
        (parent.fields.some(isEnding) ? 3 : 0) +
        (ending.some(({ path }) => isPrefix(path, parent.path)) ? 1.5 : 0) -
        0.5 * parent.path.length +
        (rowLike.test(name) ? 0.7 : 0) -
        (beside.test(name) ? 5 : 0)
      return [{ path: [...parent.path, field.name], row: row ?? [], parent, score }]
    }),
  )
}

/** Two lists this close are not told apart. */
const margin = 0.6

/** Where the rows of an answer stand: the best list outside any list, else the one text that may hold one. */
export const rowsOf = (places: ReadonlyArray<Place>): Rows => {
  const [best, second] = [...candidatesOf(places)].sort((a, b) => b.score - a.score)
  if (best !== undefined && best.score > -3)
    return second !== undefined && best.score - second.score <= margin
      ? { found: 'tie', paths: [best.path, second.path] }
      : { found: 'list', path: best.path, row: best.row, parent: best.parent }
  const texts = places.flatMap((parent) =>
    parent.fields
      .filter(
        (field) =>
          field.shape.kind === 'text' &&
          /^(results?|datas?|models?|lists?)$|(list|result)$/.test(plainName(field)),
      )
      .map(({ name }) => ({ path: [...parent.path, name], parent })),
  )
  const [text, another] = texts
  return text === undefined || another !== undefined ? { found: 'nothing' } : { found: 'text', ...text }
}
