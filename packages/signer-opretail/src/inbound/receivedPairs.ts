import { paramText, type Pair, type Pairs, type Params } from '@paifang/signing'
import { stringText } from '@paifang/wire'
import { opretailForm } from '../canonicalise'

/** Parameters as a server hands them over: an object, or anything that yields entries (URLSearchParams, Map). */
export type ReceivedParams = Params | Iterable<readonly [string, unknown]>

export interface Received {
  /** In canonical order, without `_sig`. */
  readonly pairs: Pairs
  readonly signature: string | undefined
}

const entriesOf = (params: ReceivedParams): Iterable<readonly [string, unknown]> =>
  Symbol.iterator in params ? (params as Iterable<readonly [string, unknown]>) : Object.entries(params)

/** `undefined`: a list or an object, which is a name that came twice or a parser's invention, never what was signed. */
const receivedText = (value: unknown, name: string): string | undefined =>
  typeof value === 'object' && value !== null ? undefined : (paramText(value, name) ?? '')

/** Puts pairs in the order of their names. */
type Order = (pairs: Pairs) => Pairs

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : a === b ? 0 : 1)

/** It remembers the last names, and no value: calls of one operation often have the same, and sorting costs what hashing does. */
export const createOrder = (): Order => {
  let names: ReadonlyArray<string> = []
  let places: ReadonlyArray<number> = []
  return (pairs) => {
    if (pairs.length !== names.length || pairs.some(([name], at) => name !== names[at])) {
      names = pairs.map(([name]) => name)
      places = [...names.keys()].sort((a, b) => byName(pairs[a] as Pair, pairs[b] as Pair))
    }
    return places.map((place) => pairs[place] as Pair)
  }
}

const readPairs = (
  params: ReceivedParams,
  order: Order,
): Received | 'unreadable-request' | 'duplicate-parameter' => {
  const all: Pair[] = []
  for (const [name, value] of entriesOf(params)) {
    const text = receivedText(value, name)
    if (text === undefined) return Array.isArray(value) ? 'duplicate-parameter' : 'unreadable-request'
    all.push([stringText(name, name), text])
  }
  const pairs: Pair[] = []
  let [last, signature]: ReadonlyArray<string | undefined> = []
  for (const pair of order(all)) {
    const [name, text] = pair
    // Sorted, a name that came twice stands beside itself.
    if (name === last) return 'duplicate-parameter'
    last = name
    if (name === opretailForm.signatureName) signature = text
    else if (name !== '') pairs.push(pair)
  }
  return { pairs, signature }
}

/** The received parameters, or why they are no distinct names with one text each. Never throws. */
export const receivedPairs = (
  params: ReceivedParams,
  order: Order,
): Received | 'unreadable-request' | 'duplicate-parameter' => {
  try {
    return readPairs(params, order)
  } catch {
    return 'unreadable-request'
  }
}
