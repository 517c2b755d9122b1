import type { Field } from '../spec/Field'
import { fieldsOf } from '../spec/Shape'
import type { Spec } from '../spec/Spec'
import { claim, segmentName } from './names'

export type Side = 'input' | 'output'

/** A struct of an operation, with the name of its type in the operation's namespace. */
export interface Struct {
  readonly name: string
  readonly side: Side
  readonly description: string
  readonly fields: ReadonlyArray<Field>
  /** Where it stands, by wire names, its side first. */
  readonly at: ReadonlyArray<string>
  /** The structs its fields hold, by wire name of the field. */
  readonly inner: ReadonlyMap<string, Struct>
}

/** The root struct of each side; none where no document says what it holds. */
export interface Structs {
  readonly input?: Struct
  readonly output?: Struct
}

interface Open extends Struct {
  readonly inner: Map<string, Struct>
  /** The names of the fields on the way to it, and of its side. */
  readonly way: ReadonlyArray<string>
}

/** Types that generated files name, and those of the language that would be shadowed. */
const taken =
  'Operation PagedOperation Id IdInput IntegerInput FilePart Input Output Item Date Readonly ReadonlyArray Record Array ' +
  'Object String Number Boolean BigInt Symbol Function Promise Error Map Set RegExp Infinity NaN'

/** `Orders`; where that is taken, `TradeOrders`, then `ResultTradeOrders`, then with a number. */
const nameOf = (way: ReadonlyArray<string>, used: Set<string>): string => {
  const longer = way.map((_, i) => way.slice(way.length - 1 - i).join(''))
  const isFree = (name: string): boolean => /^\p{L}/u.test(name) && !used.has(name.toLowerCase())
  return claim(longer.find(isFree) ?? longer.at(-1) ?? '', used)
}

/**
 * The structs of an operation, each named after the field that holds it. The outer ones are named first, so that they
 * have the short names, and those of the input before those of the output.
 */
export const structsOf = (
  { method, title = method, input, output, outputIs }: Spec,
  namespace: string,
): Structs => {
  const used = new Set(`${taken} ${namespace}`.toLowerCase().split(' '))
  const root = (side: Side, fields: Spec[Side], name: string): ReadonlyArray<Open> =>
    fields === 'unknown'
      ? []
      : [
          {
            name,
            side,
            description: `${title}: ${side}`,
            fields,
            at: [side],
            inner: new Map(),
            way: [side === 'input' ? 'Input' : 'Output'],
          },
        ]
  const roots = [
    ...root('input', input, 'Input'),
    ...root('output', output, outputIs === 'list' ? 'Item' : 'Output'),
  ]
  const open = [...roots]
  for (const { side, fields, inner, way, at } of open)
    for (const { name, shape, description = '' } of fields) {
      const nested = fieldsOf(shape)
      if (nested === undefined) continue
      const further = [...way, segmentName(name)]
      const struct: Open = {
        name: nameOf(further, used),
        side,
        description,
        fields: nested,
        at: [...at, name],
        inner: new Map(),
        way: further,
      }
      inner.set(name, struct)
      open.push(struct)
    }
  return Object.fromEntries(roots.map((struct) => [struct.side, struct]))
}

/** The struct and all inside it, as one reads them. */
export const outermostFirst = (struct: Struct): ReadonlyArray<Struct> => [
  struct,
  ...[...struct.inner.values()].flatMap(outermostFirst),
]

/** The struct and all inside it, innermost first, so that every codec is made after those it needs. */
export const innermostFirst = (struct: Struct): ReadonlyArray<Struct> => [
  ...[...struct.inner.values()].flatMap(innermostFirst),
  struct,
]
