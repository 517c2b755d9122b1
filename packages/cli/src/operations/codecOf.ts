import {
  boolean,
  commaList,
  compactDateTime,
  dateTime,
  decimal,
  file,
  id,
  idInput,
  integer,
  json,
  limited,
  list,
  present,
  price,
  struct,
  text,
  unknownStruct,
  unknownValue,
  type Codec,
} from '@paifang/contract'
import type { Field, Shape } from '@paifang/codegen'

type Scalar = Exclude<Shape, { readonly of: Shape } | { readonly fields: ReadonlyArray<Field> }>['kind']
type AnyCodec = Codec<unknown>

const scalars = (isInput: boolean): Readonly<Record<Scalar, unknown>> => ({
  text,
  id: isInput ? idInput : id,
  integer,
  decimal,
  price,
  boolean,
  dateTime,
  compactDateTime,
  file,
  unknown: unknownValue,
  unknownStruct,
})

/** The codec of a spec's shape, the one that generated code would name. */
export const codecOf = (shape: Shape, name: string, isInput: boolean): AnyCodec => {
  switch (shape.kind) {
    case 'struct':
      return structOf(shape.fields, name, isInput)
    case 'list':
      return list(codecOf(shape.of, name, isInput)) as AnyCodec
    case 'commaList':
      return commaList(codecOf(shape.of, name, isInput)) as AnyCodec
    case 'json':
      return json(codecOf(shape.of, name, isInput))
    default:
      return scalars(isInput)[shape.kind] as AnyCodec
  }
}

const fieldCodec = ({ name, shape, limits, required }: Field, parent: string, isInput: boolean): AnyCodec => {
  const plain = codecOf(shape, `${parent}.${name}`, isInput)
  const codec = limits && isInput ? limited(plain, limits) : plain
  return required && isInput && shape.kind === 'list' ? present(codec) : codec
}

/** A struct of a spec's fields; those of an answer may all be missing. */
export const structOf = (fields: ReadonlyArray<Field>, name: string, isInput: boolean): AnyCodec => {
  const pick = (wanted: boolean): Record<string, AnyCodec> =>
    Object.fromEntries(
      fields
        .filter(({ required }) => (isInput && required === true) === wanted)
        .map((field) => [field.name, fieldCodec(field, name, isInput)]),
    )
  return struct(name, { required: pick(true), optional: pick(false) })
}
