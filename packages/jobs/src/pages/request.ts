import {
  codecAt,
  fitting,
  windowTime,
  withValue,
  type AnyCodec,
  type JsonValue,
  type Paging,
  type Path,
} from '@paifang/contract'
import type { PlaceWalk } from './Place'

/** The input of one page: what the caller asks for, with the page, its size, its cursor and its window. */
export const requestOf = <I>(
  input: I,
  { input: codec }: { readonly input: AnyCodec },
  about: {
    readonly paging: Paging
    readonly walk: Pick<PlaceWalk, 'at' | 'carry'>
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
    set(start, windowTime(codecAt(codec, start), window[0], format))
    set(end, windowTime(codecAt(codec, end), window[1], format))
  }
  return made as I
}
