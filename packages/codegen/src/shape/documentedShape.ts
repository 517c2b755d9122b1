import { maxDepth } from '../validate/fieldNameProblem'
import type { Field } from '../spec/Field'
import type { ScalarKind, Shape } from '../spec/Shape'
import type { Conventions } from './Conventions'

/** Where a field stands; the same type text means different things in each place. */
export interface Place {
  readonly conventions: Conventions
  readonly side: 'input' | 'output'
  /** Directly a parameter of the request, or a member of the answer's root. */
  readonly top: boolean
}

const scalars: Readonly<Record<string, ScalarKind>> = {
  string: 'text',
  char: 'text',
  number: 'integer',
  int: 'integer',
  integer: 'integer',
  long: 'integer',
  short: 'integer',
  byte: 'integer',
  boolean: 'boolean',
  bool: 'boolean',
  date: 'dateTime',
  datetime: 'dateTime',
  price: 'price',
  bigdecimal: 'decimal',
  decimal: 'decimal',
  double: 'decimal',
  float: 'decimal',
  map: 'unknownStruct',
  array: 'unknown',
  list: 'unknown',
  object: 'unknownStruct',
  file: 'unknown',
  null: 'unknown',
  undefined: 'unknown',
  '': 'unknown',
}

const jsonType = /^json( ?(object|array))?( ?string)?$/i

/** `Trade []` is `Trade` once repeated, and so is `List<Trade>`; `int(11)` is `int`. */
export const splitType = (type: string): { readonly base: string; readonly dimensions: number } => {
  let [from, to, dimensions] = [0, type.length, 0]
  const skip = (): void => {
    while (from < to && type.charAt(to - 1).trim() === '') to--
    while (from < to && type.charAt(from).trim() === '') from++
  }
  for (;;) {
    skip()
    if (type[to - 1] === ']') {
      const bracket = /\[\s*$/.exec(type.slice(Math.max(from, to - 9), to - 1))
      if (bracket === null) break
      to -= 1 + bracket[0].length
    } else if (type[to - 1] === '>') {
      const item = /^(?:list|array|set)\s{0,8}</i.exec(type.slice(from, Math.min(to, from + 16)))
      if (item === null) break
      from += item[0].length
      to--
    } else break
    dimensions++
  }
  const size = type[to - 1] === ')' ? type.indexOf('(', from) : -1
  return { base: type.slice(from, size < 0 || size >= to ? to : size).trim(), dimensions }
}

export const isScalarType = (type: string): boolean => {
  const base = splitType(type).base.toLowerCase()
  return jsonType.test(base) || Object.hasOwn(scalars, base)
}

const baseShape = (base: string): Shape => {
  const key = base.toLowerCase()
  if (jsonType.test(key)) return { kind: 'json', of: { kind: 'unknown' } }
  return { kind: (Object.hasOwn(scalars, key) ? scalars[key] : undefined) ?? 'unknownStruct' }
}

const isBytes = (base: string, dimensions: number): boolean => dimensions === 1 && /^(byte|file)$/i.test(base)

/**
 * What a documented type means at its place. Fields win over the type text; a struct without fields is unknown,
 * not empty (documents are cut at depth 7); a scalar list of a TOP request is comma-joined text at the top and a JSON
 * list inside a struct; only a request parameter `byte[]` is an upload.
 */
export const documentedShape = (
  type: string | undefined,
  fields: ReadonlyArray<Field> | undefined,
  { conventions, side, top }: Place,
): Shape => {
  const { base, dimensions } = splitType(type ?? '')
  const hasFields = fields !== undefined && fields.length > 0
  const isParameter = conventions.joinsLists === true && side === 'input' && top && !hasFields
  if (isParameter && isBytes(base, dimensions)) return { kind: 'file' }
  if (!hasFields && side === 'output' && isBytes(base, dimensions)) return { kind: 'unknown' }
  const isValue = conventions.nestsJson === true && side === 'input' && !top && jsonType.test(base)
  let shape: Shape = hasFields ? { kind: 'struct', fields } : isValue ? { kind: 'unknown' } : baseShape(base)
  if (isParameter && dimensions === 1 && isJoined(shape)) return { kind: 'commaList', of: shape }
  // One level too many is enough to be refused for.
  for (let i = 0; i < Math.min(dimensions, maxDepth + 1); i++)
    shape =
      i === 0 && hasFields && conventions.namesItems === true
        ? { kind: 'list', of: shape, item: itemNameOf(base) }
        : { kind: 'list', of: shape }
  return shape
}

/** `OrderLine`, `orderLine`. */
const itemNameOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`

const isJoined = ({ kind }: Shape): boolean =>
  kind !== 'unknownStruct' && kind !== 'struct' && kind !== 'json' && kind !== 'unknown'
