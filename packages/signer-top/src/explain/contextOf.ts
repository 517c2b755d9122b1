import { isFile } from '@paifang/wire'
import type { Pair, Params } from '@paifang/signing'
import { paramText } from '@paifang/signing'
import type { SignMethod } from '../SignMethod'
import type { Context, FileField, NamedSecret } from './Hypothesis'

/** @see TOP calling and signing, doc 101617: public parameters */
const systemFields: ReadonlyArray<string> = [
  'session',
  'format',
  'partner_id',
  'target_app_key',
  'simplify',
  'sign_method',
  'timestamp',
  'app_key',
  'method',
  'v',
  'customerId',
]

const readable = (value: unknown, name: string): string | undefined => {
  try {
    return paramText(value, name)
  } catch {
    return typeof value === 'string'
      ? (value as string & { toWellFormed(): string }).toWellFormed()
      : undefined
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

export interface ContextInput {
  readonly received: Params
  readonly secret: string
  readonly method: SignMethod
  readonly signature: string
  readonly body: string
  readonly fields: ReadonlyArray<string>
  readonly otherSecrets: ReadonlyArray<NamedSecret>
}

/** What was received, read as far as it can be read. */
export const contextOf = (input: ContextInput): Context => {
  const received: Pair[] = []
  const files: FileField[] = []
  for (const [name, value] of Object.entries(input.received)) {
    const text = name === 'sign' ? undefined : readable(value, name)
    if (isFile(value)) files.push({ name, texts: fileTexts(value as object) })
    else if (text !== undefined) received.push([name, text])
  }
  const { secret, method, body, otherSecrets, signature } = input
  const stale = input.received['sign']
  return {
    received,
    files,
    knownFields: [...systemFields, ...input.fields],
    staleSignatures: typeof stale === 'string' && stale !== signature ? [stale] : [],
    otherSecrets,
    method,
    secret,
    body,
  }
}
