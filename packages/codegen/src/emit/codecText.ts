import type { Field, Limits } from '../spec/Field'
import type { Shape } from '../spec/Shape'
import { call, text as leaf, object, type Doc } from './doc'
import type { Side } from './Struct'

const named: Readonly<Record<string, string>> = { unknown: 'unknownValue' }

/** The codec expression of a shape; contract names it uses are added to `uses`. */
export const shapeCodec = (shape: Shape, side: Side, struct: string, uses: Set<string>): Doc => {
  if (shape.kind === 'struct') return leaf(struct)
  if ('of' in shape) {
    uses.add(shape.kind)
    return call(shape.kind, [shapeCodec(shape.of, side, struct, uses)])
  }
  const name = shape.kind === 'id' && side === 'input' ? 'idInput' : (named[shape.kind] ?? shape.kind)
  uses.add(name)
  return leaf(name)
}

const textual = new Set(['text', 'id', 'decimal', 'price', 'json', 'commaList'])

/** The documented limits that a value of this shape can break; nonsense such as a maximum below the minimum is not one. */
export const usableLimits = (shape: Shape, limits: Limits = {}): ReadonlyArray<readonly [string, number]> => {
  const { maxLength, minValue, maxValue, maxListSize } = limits
  const numeric = ['integer', 'decimal', 'price', 'id'].includes(shape.kind)
  const inOrder = minValue === undefined || maxValue === undefined || minValue <= maxValue
  const isList = shape.kind === 'list' || shape.kind === 'commaList'
  const known: ReadonlyArray<readonly [string, number | undefined, boolean]> = [
    ['maxLength', maxLength, textual.has(shape.kind)],
    ['maxBytes', maxLength, shape.kind === 'file'],
    ['minValue', minValue, numeric && inOrder],
    ['maxValue', maxValue, numeric && inOrder],
    ['maxListSize', maxListSize, isList || shape.kind === 'text'],
  ]
  return known.flatMap(([name, value, applies]) =>
    applies && value !== undefined && Number.isSafeInteger(value) && (value > 0 || name.endsWith('Value'))
      ? [[name, value] as const]
      : [],
  )
}

/** The codec of a field: its shape, its limits where callers must keep them, and that a required list must be given. */
export const fieldCodec = (field: Field, side: Side, struct: string, uses: Set<string>): Doc => {
  const bare = shapeCodec(field.shape, side, struct, uses)
  const limits = side === 'input' ? usableLimits(field.shape, field.limits) : []
  if (limits.length > 0) uses.add('limited')
  const limitedCodec =
    limits.length === 0
      ? bare
      : call('limited', [bare, object(limits.map(([name, value]) => [name, leaf(String(value))]))])
  if (side === 'output' || field.required !== true || field.shape.kind !== 'list') return limitedCodec
  uses.add('present')
  return call('present', [limitedCodec])
}
