import { parseJson, shapeOf, type AnyCodec } from '@paifang/contract'
import { perObject } from '../remember'
import { isFilled, isThere, saysFailure, saysFine } from './saysFailure'

/** What a document names at one place, with its codecs; `undefined` where it does not tell. */
export type Described = Readonly<Record<string, AnyCodec>> | undefined

const ofStruct = perObject((codec: AnyCodec): { readonly members: Described } => {
  const shape = shapeOf(codec)
  return { members: shape.kind === 'struct' ? { ...shape.required, ...shape.optional } : undefined }
})

/** The members of a struct, and of nothing else. */
export const describedBy = (codec: AnyCodec | undefined): Described =>
  codec === undefined ? undefined : ofStruct(codec).members

export const isDescribed = (described: Described, name: string): boolean =>
  described !== undefined && Object.hasOwn(described, name)

/** The struct that a member is, also where it is one of a list (XML does not tell one item from a list) or JSON text. */
const within = (codec: AnyCodec | undefined): Described => {
  const shape = codec === undefined ? undefined : shapeOf(codec)
  if (shape?.kind === 'list') return within(shape.item)
  return shape?.kind === 'json' ? within(shape.inner) : describedBy(codec)
}

/** Structs in which services put their own word of how it ended. */
const wrapping = /^(?:\w*(?:_r|R)esult|result|data|model|module|response)$/
/** The names of a document that hold no such struct: what stands under them is not looked at. */
const silentIn = perObject(
  (described: NonNullable<Described>) =>
    new Set(Object.keys(described).filter((name) => !wrapping.test(name))),
)
/** How many of them may stand in one another. */
const deepest = 4

type Struct = Readonly<Record<string, unknown>>

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whatever stands around a code. */
const wordy = /^(?:code|message|msg|type|request_?id)$/i

/** Whether a struct is nothing but a code, and words about it, none described: then the code is how it ended. */
const isBareFailure = (struct: Struct, described: Described): boolean => {
  const code = Object.hasOwn(struct, 'code') ? struct['code'] : undefined
  const isSaid = typeof code === 'string' || typeof code === 'number'
  if (!isSaid || !isThere(code) || saysFine(code)) return false
  const names = Object.keys(struct).filter((name) => isFilled(struct[name]))
  return (
    names.some((name) => /^(?:message|msg)$/i.test(name)) &&
    names.every((name) => wordy.test(name) && !isDescribed(described, name))
  )
}

/** A longer text is data. */
const longestText = 64 * 1024

/** The struct that a member is, or holds as JSON text; a text that a document describes as one is what it is. */
const structIn = (value: unknown, codec: AnyCodec | undefined): Struct | undefined => {
  if (isStruct(value)) return value
  if (typeof value !== 'string' || value.length > longestText || !/^\s*\{/.test(value)) return undefined
  if (codec !== undefined && shapeOf(codec).kind === 'scalar') return undefined
  const parsed = parseJson(value)
  return parsed._tag === 'Right' && isStruct(parsed.right) ? parsed.right : undefined
}

/** A failure that an answer tells of itself: the struct in which it does, and the member, from the answer on: `result.success`. */
export interface Contradiction {
  readonly struct: Struct
  readonly at: string
}

/**
 * Where an answer says in members which no document describes that it failed: at its own level, or in a struct in it in which services
 * put how it ended: `{ result: { success: false } }`, `{ data: { code: 500, msg: '…' } }`. `undefined`: nowhere. What a document
 * describes is for the operation's outcome to judge.
 */
export const contradictionIn = (
  answer: unknown,
  described?: Described,
  path: ReadonlyArray<string> = [],
): Contradiction | undefined => {
  if (!isStruct(answer)) return undefined
  const silent = described && silentIn(described)
  for (const name of Object.keys(answer)) {
    if (silent?.has(name) === true) continue
    const value = answer[name]
    const codec = isDescribed(described, name) ? described?.[name] : undefined
    if (codec === undefined && saysFailure(name, value))
      return { struct: answer, at: [...path, name].join('.') }
    if (path.length === deepest || !wrapping.test(name)) continue
    const struct = structIn(value, codec)
    if (struct === undefined) continue
    const inner = within(codec)
    if (isBareFailure(struct, inner)) return { struct, at: [...path, name, 'code'].join('.') }
    const found = contradictionIn(struct, inner, [...path, name])
    if (found !== undefined) return found
  }
  return undefined
}
