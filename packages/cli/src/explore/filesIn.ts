import { createHash } from 'node:crypto'
import { codecAt, shapeOf, struct, text } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'

/** A file that goes with a call; in the input stands what it is, and the digest of these bytes. */
export interface FileSent {
  readonly base64: string
}

export const FileSent = struct<FileSent>('FileSent', { required: { base64: text } })

/** An input whose files are there with their bytes, or fields whose bytes nobody sent. */
export type WithFiles =
  | { readonly input: Readonly<Record<string, unknown>> }
  | { readonly issues: ReadonlyArray<{ readonly path: string; readonly expected: string }> }

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const isFile = ({ input }: AnyOperation, name: string): boolean => {
  const codec = codecAt(input, [name])
  return codec !== undefined && shapeOf(codec).kind === 'file'
}

type Member = Readonly<Record<string, unknown>>

/**
 * Puts bytes in place of digests: a file stands in the input as `{ name, type?, size, sha256 }`, so that the text of an input
 * says all that is sent. Files are parameters of their own, hence members of the input itself.
 */
export const withFiles = (
  operation: AnyOperation,
  given: Readonly<Record<string, unknown>>,
  sent: ReadonlyArray<FileSent>,
): WithFiles => {
  const bytesOf = new Map(
    sent.map(({ base64 }) => {
      const bytes = Buffer.from(base64, 'base64')
      return [sha256(bytes), bytes] as const
    }),
  )
  const issues: { readonly path: string; readonly expected: string }[] = []
  const members = Object.entries(given).map(([name, value]) => {
    if (!isFile(operation, name) || typeof value !== 'object' || value === null) return [name, value] as const
    const { sha256: digest, size: _size, ...head } = value as Member
    const bytes = typeof digest === 'string' ? bytesOf.get(digest) : undefined
    if (bytes === undefined)
      issues.push({ path: name, expected: 'a file that is chosen, with its bytes: choose it again' })
    return [name, { ...head, bytes }] as const
  })
  return issues.length > 0 ? { issues } : { input: Object.fromEntries(members) }
}
