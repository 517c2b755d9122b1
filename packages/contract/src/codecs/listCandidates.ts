import type { AnyCodec } from '../Codec'
import { shapeOf } from '../createCodec'
import { isRecord } from '../record'
import { parseJson } from '../json/parseJson'

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** What a value may mean as a list, the likeliest first. */
export const listCandidates = (wire: unknown, item: AnyCodec): ReadonlyArray<ReadonlyArray<unknown>> => {
  if (Array.isArray(wire)) return [wire as ReadonlyArray<unknown>]
  if (isEmpty(wire)) return [[]]
  if (isRecord(wire)) return ofRecord(wire, item)
  if (typeof wire === 'string') return ofText(wire, item)
  return [[wire]]
}

type Members = Readonly<Record<string, AnyCodec>>

/** What a codec names, looking through the list that a member may be. */
const membersOf = (codec: AnyCodec | undefined): Members => {
  const shape = codec === undefined ? undefined : shapeOf(codec)
  if (shape?.kind === 'list') return membersOf(shape.item)
  return shape?.kind === 'struct' ? { ...shape.required, ...shape.optional } : {}
}

const countIn = (members: Members, keys: ReadonlyArray<string>): number =>
  keys.filter((key) => Object.hasOwn(members, key)).length

const ofRecord = (
  wire: Readonly<Record<string, unknown>>,
  item: AnyCodec,
): ReadonlyArray<ReadonlyArray<unknown>> => {
  const [key, ...others] = Object.keys(wire)
  if (key === undefined) return [[]]
  if (others.length > 0) return [[wire]]
  const inner = wire[key]
  const isStruct = shapeOf(item).kind === 'struct'
  const members = membersOf(item)
  const isKnown = isStruct && Object.hasOwn(members, key)
  if (Array.isArray(inner)) {
    const items = inner as ReadonlyArray<unknown>
    return isStruct && !isKnown ? [items] : [items, [wire]]
  }
  // From XML: a member the item knows makes it one item, any other name is a wrapper around one.
  if (isKnown) return isWrapped(inner, members, members[key]) ? [[inner], [wire]] : [[wire], [inner]]
  if (inner === '') return [[inner], []]
  if (isEmpty(inner)) return [[]]
  return isStruct ? [[inner]] : [[inner], [wire]]
}

/**
 * Whether what stands under the name of a member is rather an item: the gateway wraps every list, and 13 lists of the
 * catalogue are wrapped in the name of a member of their items.
 */
const isWrapped = (inner: unknown, ofItem: Members, member: AnyCodec | undefined): boolean => {
  if (!isRecord(inner)) return false
  const keys = Object.keys(inner)
  const known = countIn(ofItem, keys)
  return known > 0 && known >= countIn(membersOf(member), keys)
}

const ofText = (wire: string, item: AnyCodec): ReadonlyArray<ReadonlyArray<unknown>> => {
  const { kind } = shapeOf(item)
  if ((kind !== 'struct' && kind !== 'unknown') || !/^\s*[[{]/.test(wire)) return [[wire]]
  const parsed = parseJson(wire, { longIntegers: 'bigint' })
  return parsed._tag === 'Right' ? listCandidates(parsed.right, item) : [[wire]]
}
