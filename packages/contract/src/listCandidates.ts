import type { AnyCodec } from './Codec'
import { shapeOf } from './createCodec'
import { isRecord } from './isRecord'
import { parseJson } from './parseJson'

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What a value may mean as a list, the likeliest first. */
export const listCandidates = (wire: unknown, item: AnyCodec): ReadonlyArray<ReadonlyArray<unknown>> => {
  if (Array.isArray(wire)) return [wire as ReadonlyArray<unknown>]
  if (isEmpty(wire)) return [[]]
  if (isRecord(wire)) return ofRecord(wire, item)
  if (typeof wire === 'string') return ofText(wire, item)
  return [[wire]]
}

const ofRecord = (
  wire: Readonly<Record<string, unknown>>,
  item: AnyCodec,
): ReadonlyArray<ReadonlyArray<unknown>> => {
  const [key, ...others] = Object.keys(wire)
  if (key === undefined) return [[]]
  if (others.length > 0) return [[wire]]
  const inner = wire[key]
  if (Array.isArray(inner)) return [inner as ReadonlyArray<unknown>, [wire]]
  const shape = shapeOf(item)
  // From XML: a member the item knows makes it one item, any other name is a wrapper around one.
  if (shape.kind === 'struct' && (Object.hasOwn(shape.required, key) || Object.hasOwn(shape.optional, key))) {
    return [[wire], [inner]]
  }
  if (inner === '') return [[inner], []]
  return isEmpty(inner) ? [[]] : [[inner], [wire]]
}

const ofText = (wire: string, item: AnyCodec): ReadonlyArray<ReadonlyArray<unknown>> => {
  const { kind } = shapeOf(item)
  if ((kind !== 'struct' && kind !== 'unknown') || !/^\s*[[{]/.test(wire)) return [[wire]]
  const parsed = parseJson(wire, { longIntegers: 'bigint' })
  return parsed._tag === 'Right' ? listCandidates(parsed.right, item) : [[wire]]
}
