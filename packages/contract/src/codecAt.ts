import type { AnyCodec } from './Codec'
import { shapeOf } from './createCodec'
import type { Path } from './Path'

/** The codec of the field at a path, through structs and JSON texts; `undefined`: no codec tells it. */
export const codecAt = (codec: AnyCodec | undefined, [name, ...rest]: Path): AnyCodec | undefined => {
  if (codec === undefined || name === undefined) return codec
  const shape = shapeOf(codec)
  if (shape.kind === 'json') return codecAt(shape.inner, [name, ...rest])
  if (shape.kind !== 'struct') return undefined
  const fields = Object.hasOwn(shape.required, name) ? shape.required : shape.optional
  return Object.hasOwn(fields, name) ? codecAt(fields[name], rest) : undefined
}

/** The first of some ways to say a value that the codec takes, else the first of all. */
export const fitting = (
  codec: AnyCodec | undefined,
  ...ways: readonly [unknown, ...ReadonlyArray<unknown>]
): unknown => (codec === undefined ? ways[0] : (ways.find((way) => codec.is(way)) ?? ways[0]))
