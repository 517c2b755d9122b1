import { signatureName } from '../canonicalise'
import type { Pair, Pairs, Params } from '../Params'
import { paramText } from '../paramText'
import { stringText } from '../scalarText'

/** Parameters as a server hands them over: an object, or anything that yields entries (URLSearchParams, Map). */
export type ReceivedParams = Params | Iterable<readonly [string, unknown]>

export interface Received {
  /** In canonical order, without `_sig`. */
  readonly pairs: Pairs
  readonly signature: string | undefined
}

const entriesOf = (params: ReceivedParams): Iterable<readonly [string, unknown]> =>
  Symbol.iterator in params ? (params as Iterable<readonly [string, unknown]>) : Object.entries(params)

const pairOf = ([name, value]: readonly [string, unknown]): Pair | undefined => {
  // A list or an object here is a name that came twice, or a parser's invention: never what was signed.
  if (typeof value === 'object' && value !== null) return undefined
  return [stringText(name, name), paramText(value, name) ?? '']
}

/** The received parameters, or `undefined` when they are no distinct names with one text each. Never throws. */
export const receivedPairs = (params: ReceivedParams): Received | undefined => {
  try {
    const textByName = new Map<string, string>()
    for (const entry of entriesOf(params)) {
      const pair = pairOf(entry)
      if (pair === undefined || textByName.has(pair[0])) return undefined
      textByName.set(pair[0], pair[1])
    }
    const signature = textByName.get(signatureName)
    const names = [...textByName.keys()].filter((name) => name !== '' && name !== signatureName).sort()
    return { pairs: names.map((name) => [name, textByName.get(name) ?? '']), signature }
  } catch {
    return undefined
  }
}
