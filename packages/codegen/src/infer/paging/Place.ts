import type { Path } from '@paifang/contract'
import type { Field } from '../../spec/Field'
import type { Shape } from '../../spec/Shape'

/** A struct of a side that stands in no list, with its fields. */
export interface Place {
  readonly path: Path
  readonly fields: ReadonlyArray<Field>
}

/** The fields of a struct, also of one that travels as text of JSON; none inside a list. */
export const membersOf = (shape: Shape): ReadonlyArray<Field> | undefined =>
  shape.kind === 'struct' ? shape.fields : shape.kind === 'json' ? membersOf(shape.of) : undefined

/** The root and the structs below it that stand in no list, outermost first. */
export const placesOf = (root: ReadonlyArray<Field>, depth: number): ReadonlyArray<Place> => {
  const all: Place[] = [{ path: [], fields: root }]
  for (const { path, fields } of all) {
    if (path.length >= depth) continue
    for (const { name, shape } of fields) {
      const inside = membersOf(shape)
      if (inside !== undefined) all.push({ path: [...path, name], fields: inside })
    }
  }
  return all
}

/** A name without separators and case: `pageNo`, `page_no` and `PageNO` are one. */
export const plainName = ({ name }: Pick<Field, 'name'>): string => name.replace(/[_\-.]/g, '').toLowerCase()

/** Whether a value of this field can be a number: `total` as a text may say `200+`. */
export const isNumber = ({ shape: { kind } }: Field): boolean => kind === 'integer' || kind === 'id'

const inside = ['struct', 'list', 'commaList', 'json', 'unknownStruct', 'file']
export const isScalar = ({ shape: { kind } }: Field): boolean => !inside.includes(kind)
