import {
  codecAt,
  fitting,
  shapeOf,
  windowTime,
  withValue,
  type AnyCodec,
  type Paging,
  type Path,
} from '@paifang/contract'
import { arbitraryValue } from '../answer/arbitraryOutput'
import { createRandom } from '../random/Random'

/** The codec of the items of a list, which may be JSON text. */
export const itemCodec = (codec: AnyCodec | undefined): AnyCodec | undefined => {
  if (codec === undefined) return undefined
  const shape = shapeOf(codec)
  if (shape.kind === 'list' || shape.kind === 'comma-list') return shape.item
  return shape.kind === 'json' ? itemCodec(shape.inner) : undefined
}

/** What tells rows apart: the key, else the first member that takes a number or a text, one that is called id before others. */
const keysOf = (codec: AnyCodec | undefined, { key }: Paging): ReadonlyArray<Path> => {
  if (key !== undefined) return key
  if (codec === undefined) return [['id']]
  const shape = shapeOf(codec)
  if (shape.kind !== 'struct') return shape.kind === 'scalar' ? [[]] : [['id']]
  const members = Object.entries({ ...shape.required, ...shape.optional })
  const fit = members.filter(([, member]) => member.is(1) || member.is('1')).map(([name]) => name)
  const name = fit.find((one) => /(^|_)id$|Id$/.test(one)) ?? fit[0]
  return name === undefined ? [] : [[name]]
}

/** Makes a row of its number and time; `given`: what it is like, in place of the sample. */
export type MakeRow = (number: number, timeMs: number, given?: unknown) => unknown

/** The rows of an operation are all like the sample, but for their keys and times. */
export const rowMaker = (output: AnyCodec, paging: Paging, sample: unknown, seed: number): MakeRow => {
  const codec = itemCodec(codecAt(output, paging.rows))
  const like = sample ?? (codec === undefined ? {} : arbitraryValue(codec, createRandom(seed)))
  const keys = keysOf(codec, paging)
  const { of, format = 'datetime' } = paging.window ?? {}
  return (number, timeMs, given) => {
    let row = given ?? like
    if (given === undefined)
      for (const path of keys)
        row = withValue(row, path, fitting(codecAt(codec, path), number, String(number)))
    return of === undefined ? row : withValue(row, of, windowTime(codecAt(codec, of), timeMs, format))
  }
}
