import { shapeOf, type AnyCodec, type Shape } from '@paifang/contract'
import { perObject } from '@paifang/gateway/author'
import { isStruct, type Struct } from '@paifang/wire'

/** What the elements of an XML text mean to a codec. */
type Read = (tree: unknown) => unknown

/**
 * An element without others inside, with nothing but the line breaks that somebody lays XML out with, or with the text `null`, which
 * writers put for what is absent.
 */
const isEmpty = (tree: unknown): boolean => typeof tree === 'string' && /^\s*(?:null\s*)?$/.test(tree)

type StructShape = Extract<Shape, { readonly kind: 'struct' }>
type ListShape = Extract<Shape, { readonly kind: 'list' }>

/** A struct in which no element means anything else than it is remains the same object. */
const structReader = ({ required, optional }: StructShape): Read => {
  const codecs = new Map(Object.entries({ ...required, ...optional }))
  const readers = new Map<string, Read>()
  return (tree) => {
    if (isEmpty(tree)) return {}
    if (!isStruct(tree)) return tree
    let read: Record<string, unknown> | undefined
    for (const name of Object.keys(tree)) {
      const codec = codecs.get(name)
      if (codec === undefined) continue
      let reader = readers.get(name)
      if (reader === undefined) readers.set(name, (reader = readerOf(codec)))
      const value = reader(tree[name])
      if (value !== tree[name]) (read ??= { ...tree })[name] = value
    }
    return read ?? tree
  }
}

const isKnown = (item: AnyCodec, name: string): boolean => {
  const shape = shapeOf(item)
  return (
    shape.kind === 'struct' && (Object.hasOwn(shape.required, name) || Object.hasOwn(shape.optional, name))
  )
}

/**
 * The name of the elements that are the items; undefined where the elements are members of one item. Partners whose writer
 * calls items otherwise are understood as long as there is one name only; `<string>` is how the official writer calls texts.
 */
const wrapperOf = (tree: Struct, { item, itemName }: ListShape): string | undefined => {
  const names = Object.keys(tree)
  const [only] = names.length === 1 ? names : []
  if (
    itemName !== undefined &&
    (only === itemName || (Object.hasOwn(tree, itemName) && !isKnown(item, itemName)))
  )
    return itemName
  const isNamed = itemName !== undefined || shapeOf(item).kind === 'scalar'
  return only !== undefined && isNamed && !isKnown(item, only) ? only : undefined
}

/** The items of a list; an empty element is an empty list, as the official writer has it. */
const itemsOf = (tree: unknown, shape: ListShape): ReadonlyArray<unknown> => {
  if (tree === '' || (isEmpty(tree) && shapeOf(shape.item).kind !== 'scalar')) return []
  if (Array.isArray(tree)) return tree
  const name = isStruct(tree) ? wrapperOf(tree, shape) : undefined
  if (!isStruct(tree) || name === undefined) return [tree]
  const inner = tree[name]
  return Array.isArray(inner) ? inner : [inner]
}

const listReader =
  (shape: ListShape): Read =>
  (tree) =>
    itemsOf(tree, shape).map(readerOf(shape.item))

const takes = (codec: AnyCodec, tree: unknown): boolean => codec.decode(tree)._tag === 'Right'

/** Blanks around a number say nothing, nor do those inside an empty map, nor does `null`; those of a text are the text's. */
const textReader =
  (codec: AnyCodec): Read =>
  (tree) => {
    if (typeof tree !== 'string') return tree
    const trimmed = isEmpty(tree) ? '' : tree.trim()
    if (trimmed === tree || takes(codec, tree)) return tree
    return trimmed === '' || takes(codec, trimmed) ? trimmed : tree
  }

/** Made once for each codec. */
const readerOf = perObject((codec: AnyCodec): Read => {
  const shape = shapeOf(codec)
  if (shape.kind === 'struct') return structReader(shape)
  return shape.kind === 'list' ? listReader(shape) : textReader(codec)
})

/** The elements of an XML text as the codec's wire values: what `toElements` made is read back. */
export const fromElements = (codec: AnyCodec, tree: unknown): unknown => readerOf(codec)(tree)
