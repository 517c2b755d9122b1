import { appendContext, identity } from 'io-ts'
import type { Codec } from '../Codec'
import { listCandidates } from './listCandidates'
import { createCodec, errorsOf, readerOf, refused, type Read } from '../createCodec'
import { isRecord } from '../record'

/** Reads every item; the same array comes back when no item changes. */
export const readItems = <A>(
  read: Read<A>,
  items: ReadonlyArray<unknown>,
): ReadonlyArray<A> | typeof refused => {
  let changed: A[] | undefined
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    const value = read(item)
    if (value === refused) return refused
    if (changed !== undefined) changed.push(value)
    else if (value !== item) {
      changed = items.slice(0, i) as A[]
      changed.push(value)
    }
  }
  return changed ?? (items as ReadonlyArray<A>)
}

/**
 * A list in any of the forms answers use: a bare array, an object whose only member is the array
 * (`{"trade":[…]}`), one item where XML cannot tell it from a list, `{}`, `''`, null or nothing at all, which are
 * `[]`. Where a parameter carries a list of structs as JSON text, that text is read.
 *
 * A required list that is missing from a struct is therefore `[]`; wrap it in `present` where it must be given.
 *
 * @param itemName what XML calls each item inside the list, where a document says so: `<orderLines><orderLine>…`. It
 *   changes nothing but `shapeOf`, which those who write XML ask.
 */
export const list = <A>(item: Codec<A>, itemName?: string): Codec<ReadonlyArray<A>> => {
  const read = readerOf(item)
  const name = `list of ${item.name}`
  return createCodec<ReadonlyArray<A>>({
    name,
    is: (value): value is ReadonlyArray<A> => Array.isArray(value) && value.every(item.is),
    read: (wire) => {
      if (Array.isArray(wire)) return readItems(read, wire)
      for (const items of listCandidates(wire, item)) {
        const value = readItems(read, items)
        if (value !== refused) return value
      }
      return refused
    },
    encode: (items) => encodeItems(item, items),
    explain: (wire, context) => {
      const [items = []] = listCandidates(wire, item)
      // A scalar that is no item either: the place is the list, not an item of it.
      if (items[0] === wire && !isRecord(wire)) return []
      return items.flatMap((member, index) =>
        errorsOf(item.validate(member, appendContext(context, String(index), item, member))),
      )
    },
    shape: () => ({ kind: 'list', name, item, ...(itemName === undefined ? {} : { itemName }) }),
  })
}

/** Encodes every item; the same array comes back when no item changes. */
const encodeItems = <A>(item: Codec<A>, items: ReadonlyArray<A>): ReadonlyArray<unknown> => {
  if (item.encode === identity) return items
  const encoded = items.map((member) => item.encode(member))
  return encoded.every((member, index) => member === items[index]) ? items : encoded
}
