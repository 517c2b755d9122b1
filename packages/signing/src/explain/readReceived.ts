import { isFile } from '@paifang/wire'
import type { Pair } from '../Params'
import { paramText } from '../paramText'
import type { ExplainedParams, ExplainOptions } from './ExplainOptions'
import type { FileField } from './Rule'
import type { SigningScheme } from './SigningScheme'

/** Why the parameters received cannot be read. */
export type Unreadable = 'a-name-twice' | 'no-text'

/** What was received, read as far as it can be read. */
export interface Received {
  /** Every text but the signature, blank ones too, in the order received. */
  readonly pairs: ReadonlyArray<Pair>
  readonly files: ReadonlyArray<FileField>
  /** The text of the signature field; `''` when there is none. */
  readonly signature: string
}

const entriesOf = (params: ExplainedParams): Iterable<readonly [string, unknown]> =>
  Symbol.iterator in params ? (params as Iterable<readonly [string, unknown]>) : Object.entries(params)

const wellFormed = (text: string): string => (text as string & { toWellFormed(): string }).toWellFormed()

const readable = (value: unknown, name: string): string | undefined => {
  if (typeof value === 'string') return wellFormed(value)
  try {
    return paramText(value, name)
  } catch {
    return undefined
  }
}

const fileTexts = (value: object): ReadonlyArray<string> => {
  const { name, bytes = value } = value as { readonly name?: unknown; readonly bytes?: unknown }
  const content =
    bytes instanceof Uint8Array ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : undefined
  return [
    '',
    '[object Object]',
    ...(typeof name === 'string' ? [name] : []),
    ...(content === undefined
      ? []
      : [content.toString('utf8'), content.toString('base64'), content.toString('latin1')]),
  ]
}

/** Reads the parameters. A name that came twice leaves open which of its values was signed. */
export const readReceived = (
  params: ExplainedParams,
  { canonical: { signatureName }, readsObjects }: SigningScheme,
): Received | Unreadable => {
  const texts = new Map<string, string>()
  const files: FileField[] = []
  for (const [given, value] of entriesOf(params)) {
    const name = wellFormed(given)
    if (isFile(value)) files.push({ name, texts: fileTexts(value as object) })
    else {
      if (!readsObjects && typeof value === 'object' && value !== null)
        return Array.isArray(value) ? 'a-name-twice' : 'no-text'
      if (texts.has(name)) return 'a-name-twice'
      const text = readable(value, name)
      if (text !== undefined) texts.set(name, text)
    }
  }
  const signature = texts.get(signatureName) ?? ''
  texts.delete(signatureName)
  return { pairs: [...texts], files, signature }
}

/** Names that a call may have had, the gateway's own and the operation's. */
export const knownFields = (
  { fields = [] }: ExplainOptions,
  scheme: SigningScheme,
): ReadonlyArray<string> => [...scheme.systemFields, ...fields]
