import { shapeOf, type AnyCodec } from '@paifang/contract'
import { parseXml } from '@paifang/gateway-top/author'
import { isBlank } from '@paifang/signing'
import { isStruct, type Struct } from '@paifang/wire'
import { readInput, type InputReading } from '../gateway/readInput'
import type { AnyOperation } from '../call/Operations'
import type { Received } from '../http/Received'
import { bodyMembers } from '../top/bodyMembers'
import { systemParams } from './QimenRequest'

const all = (value: unknown): ReadonlyArray<unknown> => (Array.isArray(value) ? value : [value])

/**
 * What the elements mean to a codec; written apart from the client's own, so that the two cannot be wrong together.
 * @see Qimen 3: lists
 */
const valueOf = (codec: AnyCodec, tree: unknown): unknown => {
  const shape = shapeOf(codec)
  const isNothing = typeof tree === 'string' && tree.trim() === ''
  if (shape.kind === 'struct') {
    if (isNothing) return {}
    if (!isStruct(tree)) return tree
    const members: Struct = { ...shape.required, ...shape.optional }
    return Object.fromEntries(
      Object.entries(tree).map(([name, value]) => [
        name,
        Object.hasOwn(members, name) ? valueOf(members[name] as AnyCodec, value) : value,
      ]),
    )
  }
  if (shape.kind === 'list') {
    const { item, itemName } = shape
    if (itemName === undefined) return (tree === '' ? [] : all(tree)).map((one) => valueOf(item, one))
    if (isNothing) return []
    const isWrapped = isStruct(tree) && Object.hasOwn(tree, itemName)
    return all(isWrapped ? tree[itemName] : tree).map((one) => valueOf(item, one))
  }
  // A map without keys.
  return shape.kind === 'unknown' && shape.name === 'object' && isNothing ? {} : tree
}

/** Business parameters as the operation's codec reads them: the members of the root, or named ones of a custom scene. */
export const readQimenInput = async (operation: AnyOperation, received: Received): Promise<InputReading> => {
  const { bodyKind, bodyText = '', params } = received
  const named = Object.fromEntries(
    [...params].filter(([name, text]) => !systemParams.has(name) && !isBlank(text)),
  )
  if (bodyKind !== 'xml') return readInput(operation, { ...(await bodyMembers(received)), ...named })
  const parsed = await parseXml(bodyText)
  if (parsed._tag === 'Left')
    return { fault: { path: 'body', expected: 'well-formed XML without a document type', missing: false } }
  const value = valueOf(operation.input, Object.values(parsed.right)[0])
  return readInput(operation, isStruct(value) ? { ...named, ...value } : named)
}
