import { fieldNameProblem, maxDepth } from '../validate/fieldNameProblem'
import type { Limits } from '../spec/Field'
import type { RawField } from '../spec/RawField'

/** A row of a flat table: `list[].id` stands inside the items of `list`. */
export interface DottedField {
  readonly path: string
  readonly type: string
  readonly required: boolean
  readonly description: string
  readonly example: string
  readonly limits?: Limits
  /** Whether a JSON text with members holds a list of them, where only its name and description can tell. */
  readonly repeats?: boolean
  /** The line of its row in the page, from 1. */
  readonly line?: number
}

interface Node {
  field: RawField
  /** Whether a row of its own declared it, and further rows of the same name. */
  isDeclared?: true
  readonly twins: RawField[]
  readonly inside: Map<string, Node>
}

const freeze = (level: ReadonlyMap<string, Node>): ReadonlyArray<RawField> =>
  [...level.values()].flatMap(({ field, twins, inside }) => [
    inside.size === 0 ? field : { ...field, fields: freeze(inside) },
    ...twins,
  ])

const nodeAt = (level: Map<string, Node>, segment: string): Node => {
  const name = segment.replace(/\[\]$/, '')
  const isList = segment.endsWith('[]')
  const found = level.get(name)
  if (found !== undefined) {
    if (isList && !/\[\s*\]$|list|array/i.test(found.field.type ?? ''))
      found.field = { ...found.field, type: 'Struct []' }
    return found
  }
  const made: Node = {
    field: { name, type: isList ? 'Struct []' : 'Struct' },
    twins: [],
    inside: new Map(),
  }
  level.set(name, made)
  return made
}

/** The tree of a flat table with dotted names; undefined where a row has no usable name, since then some are unknown. */
export const nestDotted = (rows: ReadonlyArray<DottedField>): ReadonlyArray<RawField> | undefined => {
  const root = new Map<string, Node>()
  for (const { path, type, required, description, example, limits = {}, repeats, line } of rows) {
    const segments = path.split('.')
    const isUsable = (segment: string): boolean =>
      /^[\w$-]+(\[\])?$/.test(segment) && fieldNameProblem(segment) === undefined
    if (!segments.every(isUsable) || segments.length > maxDepth) return undefined
    const level = segments.slice(0, -1).reduce((inner, segment) => nodeAt(inner, segment).inside, root)
    const node = nodeAt(level, segments.at(-1) ?? '')
    const listed = segments.at(-1)?.endsWith('[]') === true || node.field.type === 'Struct []'
    const field: RawField = {
      name: node.field.name,
      ...(listed ? { type: `${type === '' ? 'Struct' : type} []` } : type === '' ? {} : { type }),
      ...(required ? { required } : {}),
      ...(description === '' ? {} : { description }),
      ...(example === '' ? {} : { example }),
      ...(Object.keys(limits).length === 0 ? {} : { limits }),
      ...(repeats === undefined ? {} : { repeats }),
      ...(line === undefined ? {} : { line }),
    }
    if (node.isDeclared) node.twins.push(field)
    else node.field = field
    node.isDeclared = true
  }
  return freeze(root)
}
