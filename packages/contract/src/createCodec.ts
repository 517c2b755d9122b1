import { failure, success, Type, type Context, type Errors, type Is, type Validation } from 'io-ts'
import type { AnyCodec, Codec } from './Codec'
import type { Shape } from './Shape'

/** What a reader returns instead of a value it does not take. One symbol for every copy of this package. */
export const refused: unique symbol = Symbol.for('@paifang/refused')

/** Decodes without building a context: the value, or `refused`. Never throws. */
export type Read<A> = (wire: unknown) => A | typeof refused

const readKey: unique symbol = Symbol.for('@paifang/read')
const shapeKey: unique symbol = Symbol.for('@paifang/shape')
const paramKey: unique symbol = Symbol.for('@paifang/param')
const paramsKey: unique symbol = Symbol.for('@paifang/params')

interface Readable {
  readonly [readKey]?: Read<unknown>
  readonly [shapeKey]?: () => Shape
  readonly [paramKey]?: (value: unknown) => unknown
  readonly [paramsKey]?: (value: unknown) => unknown
}

export interface CodecParts<A> {
  /** Says what is accepted; it is the `expected` of an issue. */
  readonly name: string
  readonly is: Is<A>
  readonly read: Read<A>
  readonly encode: (value: A) => unknown
  /** Encodes a value that becomes text as it is, of which no JSON is made; default: `encode`. The text is the same. */
  readonly encodeParam?: (value: A) => unknown
  /** Encodes a value whose members become parameters of their own; default: `encode`. */
  readonly encodeParams?: (value: A) => unknown
  /** Why a value was refused; default: one error named after the codec. Called only after `read` refused. */
  readonly explain?: (wire: unknown, context: Context) => Errors
  /** What it is made of; default: a scalar. */
  readonly shape?: () => Shape
}

/**
 * A codec of your own: a genuine io-ts `Type` that also carries its context-free reader, which is what success runs on.
 *
 * @example
 * const percent = createCodec<number>({
 *   name: 'percent (12.5%)',
 *   is: (value): value is number => typeof value === 'number',
 *   read: (wire) => (typeof wire === 'string' && /^\d+(\.\d+)?%$/.test(wire) ? parseFloat(wire) : refused),
 *   encode: (value) => `${value}%`,
 * })
 */
export const createCodec = <A>({
  name,
  is,
  read,
  encode,
  encodeParam = encode,
  encodeParams = encode,
  explain,
  shape = () => ({ kind: 'scalar', name }),
}: CodecParts<A>): Codec<A> => {
  const validate = (wire: unknown, context: Context): Validation<A> => {
    const value = read(wire)
    if (value !== refused) return success(value)
    const errors = explain === undefined ? [] : explain(wire, context)
    return errors.length === 0 ? failure(wire, context) : { _tag: 'Left', left: errors }
  }
  const codec: Codec<A> = new Type<A, unknown, unknown>(name, is, validate, encode)
  return Object.assign(codec, {
    // What io-ts does, but that the context is made when there is something to say of it.
    decode: (wire: unknown): Validation<A> => {
      const value = read(wire)
      return value === refused ? validate(wire, [{ key: '', type: codec, actual: wire }]) : success(value)
    },
    [readKey]: read,
    [shapeKey]: shape,
    [paramKey]: encodeParam,
    [paramsKey]: encodeParams,
  })
}

/** How a codec's value is encoded where it becomes a parameter of its own. */
export const paramEncoderOf = <A>(codec: Codec<A>): ((value: A) => unknown) =>
  ((codec as Readable)[paramKey] as ((value: A) => unknown) | undefined) ?? codec.encode

/**
 * Encodes the input of an operation whose members become parameters of their own, as text: what `encode` gives, except
 * that an id which is text stays text. Inside JSON it would have to be a bare integer.
 */
export const encodeParams = <A>(codec: Codec<A>, value: A): unknown => {
  const encode = (codec as Readable)[paramsKey] as ((value: A) => unknown) | undefined
  return encode === undefined ? codec.encode(value) : encode(value)
}

/** The codec's own reader, or one made of `validate` for a codec that came from elsewhere. */
export const readerOf = <A>(codec: Codec<A>): Read<A> => {
  const own = (codec as Readable)[readKey] as Read<A> | undefined
  if (own !== undefined) return own
  return (wire) => {
    const result = codec.validate(wire, [{ key: '', type: codec, actual: wire }])
    return result._tag === 'Right' ? result.right : refused
  }
}

/** What a codec is made of; `{ kind: 'foreign' }` for a codec that came from elsewhere. */
export const shapeOf = (codec: AnyCodec): Shape =>
  (codec as unknown as Readable)[shapeKey]?.() ?? { kind: 'foreign', name: codec.name }

/** The errors of a refusal; none where the value was taken. */
export const errorsOf = (result: Validation<unknown>): Errors => (result._tag === 'Left' ? result.left : [])
