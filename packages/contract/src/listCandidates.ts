import type { AnyCodec } from './Codec'
import { shapeOf } from './createCodec'
import { isRecord } from './isRecord'
import { parseJson } from './json/parseJson'

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
  const shape = shapeOf(item)
  const isStruct = shape.kind === 'struct'
  const isKnown = isStruct && (Object.hasOwn(shape.required, key) || Object.hasOwn(shape.optional, key))
  if (Array.isArray(inner)) {
    const items = inner as ReadonlyArray<unknown>
    return isStruct && !isKnown ? [items] : [items, [wire]]
  }
  // From XML: a member the item knows makes it one item, any other name is a wrapper around one.
  if (isKnown) return [[wire], [inner]]
  if (inner === '') return [[inner], []]
  if (isEmpty(inner)) return [[]]
  return isStruct ? [[inner]] : [[inner], [wire]]
}

const ofText = (wire: string, item: AnyCodec): ReadonlyArray<ReadonlyArray<unknown>> => {
  const { kind } = shapeOf(item)
  if ((kind !== 'struct' && kind !== 'unknown') || !/^\s*[[{]/.test(wire)) return [[wire]]
  const parsed = parseJson(wire, { longIntegers: 'bigint' })
  return parsed._tag === 'Right' ? listCandidates(parsed.right, item) : [[wire]]
}
