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

const byName = ([a]: Pair, [b]: Pair): number => (a < b ? -1 : a === b ? 0 : 1)

const readPairs = (params: ReceivedParams): Received | 'unreadable-request' | 'duplicate-parameter' => {
  const all: Pair[] = []
  for (const [name, value] of entriesOf(params)) {
    const text = receivedText(value, name)
    if (text === undefined) return Array.isArray(value) ? 'duplicate-parameter' : 'unreadable-request'
    all.push([stringText(name, name), text])
  }
  all.sort(byName)
  // Sorted, a name that came twice stands beside itself.
  const isTwice = all.some(([name], at) => name === all[at + 1]?.[0])
  if (isTwice) return 'duplicate-parameter'
  const { signatureName } = opretailForm
  const pairs = all.filter(([name]) => name !== '' && name !== signatureName)
  return { pairs, signature: all.find(([name]) => name === signatureName)?.[1] }
}

/** The received parameters, or why they are no distinct names with one text each. Never throws. */
export const receivedPairs = (
  params: ReceivedParams,
): Received | 'unreadable-request' | 'duplicate-parameter' => {
  try {
    return readPairs(params)
  } catch {
    return 'unreadable-request'
  }
}
