import { paramText, type Pairs, type Params } from '@paifang/signing'
import { stringText } from '@paifang/wire'
import { opretailForm } from '../canonicalise'

/** Parameters as a server hands them over: an object, or anything that yields entries (URLSearchParams, Map). */
export type ReceivedParams = Params | Iterable<readonly [string, unknown]>

export interface Received {
  /** In canonical order, without `_sig`. */
  readonly pairs: Pairs
  readonly signature: string | undefined
  /** The same in the order in which they came. */
  readonly asReceived: Pairs
}

const entriesOf = (params: ReceivedParams): Iterable<readonly [string, unknown]> =>
  Symbol.iterator in params ? (params as Iterable<readonly [string, unknown]>) : Object.entries(params)

/** `undefined`: a list or an object, which is a name that came twice or a parser's invention, never what was signed. */
const receivedText = (value: unknown, name: string): string | undefined =>
  typeof value === 'object' && value !== null ? undefined : (paramText(value, name) ?? '')

const readPairs = (params: ReceivedParams): Received | 'unreadable-request' | 'duplicate-parameter' => {
  const textByName = new Map<string, string>()
  for (const [name, value] of entriesOf(params)) {
    const text = receivedText(value, name)
    if (text === undefined) return Array.isArray(value) ? 'duplicate-parameter' : 'unreadable-request'
    if (textByName.has(stringText(name, name))) return 'duplicate-parameter'
    textByName.set(name, text)
  }
  const asReceived = [...textByName].filter(([name]) => name !== '' && name !== opretailForm.signatureName)
  const pairs = asReceived.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { pairs, asReceived, signature: textByName.get(opretailForm.signatureName) }
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
