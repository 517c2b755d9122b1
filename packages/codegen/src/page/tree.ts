import type { RawField } from '../spec/RawField'
import { isScalarType, splitType } from '../shape/documentedShape'
import { maxDepth } from '../soundness/fieldNameProblem'
import { clean } from '../text/clean'
import { plain, type Sample } from './Sample'
import type { Row } from './Row'

interface Frame {
  readonly fields: RawField[]
  /** Members of the sample that no row has taken yet, by plain name. */
  readonly expected: Map<string, Sample>
}

const frame = (members: ReadonlyArray<Sample>): Frame => ({
  fields: [],
  expected: new Map(members.map((member) => [plain(member.name), member])),
})

/** How a sample shows lists: XML has an element around each item (`<trades><trade>…`), Java has not. */
export type Lists = 'wrapped' | 'bare'

/** What a sample shows inside a row: of a list, inside one item. */
const membersOf = (sample: Sample | undefined, type: string, lists: Lists): ReadonlyArray<Sample> => {
  const members = sample?.members ?? []
  const [only, ...others] = members
  if (lists === 'bare' || splitType(type).dimensions === 0 || only === undefined) return members
  const wraps = others.every(({ name }) => name === only.name)
  return wraps && (only.members.length > 0 || isScalarType(type)) ? only.members : members
}

/** Fields win over the type text: a `Price[]` whose sample shows members is a list of structs. */
const isScalar = ({ type, leaf }: Row, inside: ReadonlyArray<Sample>): boolean =>
  isScalarType(type) && (leaf || inside.length === 0)

const toField = (
  { name, type, required, description, example, limits }: Row,
  fields?: RawField[],
): RawField => ({
  name,
  type,
  ...(required ? { required } : {}),
  ...(description === '' ? {} : { description: clean(description) }),
  ...(example === '' ? {} : { example: clean(example) }),
  ...(Object.keys(limits).length === 0 ? {} : { limits }),
  ...(fields === undefined ? {} : { fields }),
})

/**
 * The tree of a parameter table. The page prints nested rows flat, so each row goes to the deepest open struct whose
 * sample still expects it; a row that no sample shows goes to the innermost struct still being filled.
 */
export const tree = (
  rows: ReadonlyArray<Row>,
  sample: Sample | undefined,
  lists: Lists,
): ReadonlyArray<RawField> => {
  const root = frame(sample?.members ?? [])
  let open: Frame[] = [root]
  for (const row of rows) {
    const key = plain(row.name)
    if (row.top) open = [root]
    else {
      let at = open.length - 1
      while (at > 0 && !open[at]?.expected.has(key)) at--
      if (at > 0) open = open.slice(0, at + 1)
      else open = open.slice(0, unfilled(open) + 1)
    }
    const current = open.at(-1) ?? root
    const shown = current.expected.get(key)
    current.expected.delete(key)
    const inside = membersOf(shown, row.type, lists)
    if (isScalar(row, inside)) {
      current.fields.push(toField(row))
      continue
    }
    const inner = frame(inside)
    current.fields.push(toField(row, inner.fields))
    // One level too many is enough to be refused for.
    if (open.length <= maxDepth + 1) open = [...open, inner]
  }
  return root.fields
}

/** The innermost open struct that still expects members, or the outermost one. */
const unfilled = (open: ReadonlyArray<Frame>): number => {
  for (let at = open.length - 1; at > 0; at--) if ((open[at]?.expected.size ?? 0) > 0) return at
  return Math.min(1, open.length - 1)
}
