import { shapeOf, type AnyCodec, type Shape } from '@paifang/contract'
import { perObject } from '@paifang/gateway/author'
import { isStruct } from '@paifang/wire'

/** The elements that an encoded value becomes. */
type Arrange = (wire: unknown) => unknown

const same: Arrange = (wire) => wire

const ofStruct = ({ required, optional }: Extract<Shape, { readonly kind: 'struct' }>): Arrange => {
  const members = new Map(Object.entries({ ...required, ...optional }))
  return (wire) =>
    isStruct(wire)
      ? Object.fromEntries(
          Object.entries(wire).map(([name, value]) => {
            const codec = members.get(name)
            return [name, codec === undefined ? value : arrangeOf(codec)(value)]
          }),
        )
      : wire
}

const ofList = ({ item, itemName }: Extract<Shape, { readonly kind: 'list' }>): Arrange => {
  return (wire) => {
    if (!Array.isArray(wire)) return wire
    const items = wire.map(arrangeOf(item))
    return itemName === undefined ? items : { [itemName]: items }
  }
}

/** Made once for each codec. */
const arrangeOf = perObject((codec: AnyCodec): Arrange => {
  const shape = shapeOf(codec)
  if (shape.kind === 'struct') return ofStruct(shape)
  return shape.kind === 'list' ? ofList(shape) : same
})

/**
 * An encoded value as elements: each item of a list inside the list's element, under the name that the list's codec says;
 * without a name, as elements that repeat the list's own.
 *
 * @see Qimen 3: XML from objects
 */
export const toElements = (codec: AnyCodec, wire: unknown): unknown => arrangeOf(codec)(wire)
