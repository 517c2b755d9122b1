import { appendContext } from 'io-ts'
import type { Codec } from '../Codec'
import { readItems } from './list'
import { createCodec, errorsOf, readerOf, refused } from '../createCodec'

const piecesOf = (wire: unknown): ReadonlyArray<unknown> | undefined => {
  if (Array.isArray(wire)) return wire as ReadonlyArray<unknown>
  if (typeof wire === 'string') return wire === '' ? [] : wire.split(',')
  return typeof wire === 'number' || typeof wire === 'bigint' || typeof wire === 'boolean'
    ? [wire]
    : undefined
}

/**
 * A request list of scalars, joined with commas into one text (`String[]`, `Number[]` of TOP). There is no escape for
 * a comma inside a piece, so a piece that holds one is an issue; so is a single empty piece, which would read back
 * as no piece.
 */
export const commaList = <A>(item: Codec<A>): Codec<ReadonlyArray<A>> => {
  const read = readerOf(item)
  const name = `list of ${item.name}, joined with commas`
  const survives = (pieces: ReadonlyArray<A>): boolean => {
    const texts = pieces.map((piece) => String(item.encode(piece)))
    return !texts.some((text) => text.includes(',')) && !(texts.length === 1 && texts[0] === '')
  }
  return createCodec<ReadonlyArray<A>>({
    name,
    is: (value): value is ReadonlyArray<A> => Array.isArray(value) && value.every(item.is) && survives(value),
    read: (wire) => {
      const pieces = piecesOf(wire)
      const value = pieces === undefined ? refused : readItems(read, pieces)
      return value !== refused && survives(value) ? value : refused
    },
    encode: (pieces) => pieces.map((piece) => String(item.encode(piece))).join(','),
    explain: (wire, context) => {
      const errors = (piecesOf(wire) ?? []).flatMap((piece, index) =>
        errorsOf(item.validate(piece, appendContext(context, String(index), item, piece))),
      )
      if (errors.length > 0 || !Array.isArray(wire)) return errors
      return [{ value: wire, context, message: `${name}: no piece may be empty text or hold a comma` }]
    },
    shape: () => ({ kind: 'comma-list', name, item: item }),
  })
}
