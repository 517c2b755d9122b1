import {
  dateTime,
  shapeOf,
  withValue,
  type AnyCodec,
  type JsonValue,
  type Paging,
  type Path,
} from '@paifang/contract'
import type { Walk } from './Position'

/** The codec of the field at a path. */
const codecAt = (codec: AnyCodec | undefined, [name, ...rest]: Path): AnyCodec | undefined => {
  if (codec === undefined || name === undefined) return codec
  const shape = shapeOf(codec)
  if (shape.kind === 'json') return codecAt(shape.inner, [name, ...rest])
  return shape.kind === 'struct' ? codecAt(shape.required[name] ?? shape.optional[name], rest) : undefined
}

/** The first of some ways to say a value that the field takes. */
const fitting = (
  codec: AnyCodec | undefined,
  ...ways: readonly [unknown, ...ReadonlyArray<unknown>]
): unknown => (codec === undefined ? ways[0] : (ways.find((way) => codec.is(way)) ?? ways[0]))

const timeFor = (
  codec: AnyCodec | undefined,
  atMs: number,
  format: NonNullable<Paging['window']>['format'],
): unknown => {
  const date = new Date(atMs)
  const text = String(dateTime.encode(date))
  switch (format) {
    case 'datetime':
      return fitting(codec, date, text)
    case 'date':
      return fitting(codec, text.slice(0, 10), date)
    case 'ms':
      return fitting(codec, atMs, String(atMs))
    case 's':
      return fitting(codec, Math.floor(atMs / 1000), String(Math.floor(atMs / 1000)))
  }
}

/** The input of one page: what the caller asks for, with the page, its size, its cursor and its window. */
export const requestOf = <I>(
  input: I,
  { input: codec }: { readonly input: AnyCodec },
  about: {
    readonly paging: Paging
    readonly walk: Walk
    readonly size: number | undefined
    readonly window: readonly [number, number] | undefined
  },
): I => {
  const { paging, walk, size, window } = about
  let made: unknown = input
  const set = (path: Path, value: unknown): void => {
    made = withValue(made, path, value)
  }
  const say = (path: Path, value: JsonValue): void => {
    set(path, fitting(codecAt(codec, path), value, typeof value === 'object' ? value : String(value)))
  }
  for (const { at, value } of paging.asks ?? []) set(at, value)
  if (paging.size !== undefined && size !== undefined) say(paging.size, size)
  const at = paging.by === 'number' ? paging.page : paging.by === 'offset' ? paging.offset : paging.cursor
  if (walk.at !== undefined) say(at, walk.at)
  if (paging.by === 'number' && paging.carry !== undefined && walk.carry !== undefined)
    say(paging.carry.to, walk.carry)
  if (paging.window !== undefined && window !== undefined) {
    const { start, end, format } = paging.window
    set(start, timeFor(codecAt(codec, start), window[0], format))
    set(end, timeFor(codecAt(codec, end), window[1], format))
  }
  return made as I
}
