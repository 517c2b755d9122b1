import { identity } from 'io-ts'
import type { Codec } from './Codec'

/** Encodes every item; the same array comes back when no item changes. */
export const encodeItems = <A>(item: Codec<A>, items: ReadonlyArray<A>): ReadonlyArray<unknown> => {
  if (item.encode === identity) return items
  const encoded = items.map((member) => item.encode(member))
  return encoded.every((member, index) => member === items[index]) ? items : encoded
}
