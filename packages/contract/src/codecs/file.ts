import { fileMark } from '@paifang/wire'
import type { Codec } from '../Codec'
import { createCodec, refused } from '../createCodec'
import { isRecord } from '../record'

/** A file to upload: its bytes, or a function that opens them anew for each attempt. */
export type FilePart = {
  /** The file name the receiver sees. */
  readonly name: string
  /** Its media type; default `application/octet-stream`. */
  readonly type?: string
} & (
  | { readonly bytes: Uint8Array }
  | {
      readonly open: () => AsyncIterable<Uint8Array>
      /** Bytes, if known beforehand. */
      readonly size?: number
    }
)

const isBytes = (value: unknown): value is Uint8Array =>
  Object.prototype.toString.call(value) === '[object Uint8Array]'
const read = (wire: unknown): FilePart | typeof refused => {
  if (isBytes(wire)) return { name: 'file', bytes: wire }
  if (wire instanceof Blob) return ofBlob(wire)
  if (!isRecord(wire)) return refused
  const { name, type, bytes, open, size } = wire
  if (typeof name !== 'string' || name === '' || (type !== undefined && typeof type !== 'string'))
    return refused
  const head = { name, ...(type === undefined ? {} : { type }) }
  if (isBytes(bytes)) return { ...head, bytes }
  if (typeof open !== 'function' || (size !== undefined && !Number.isSafeInteger(size))) return refused
  const opened = open as () => AsyncIterable<Uint8Array>
  return { ...head, open: opened, ...(size === undefined ? {} : { size: size as number }) }
}

const ofBlob = (blob: Blob): FilePart => {
  const name = 'name' in blob && typeof blob.name === 'string' && blob.name !== '' ? blob.name : 'file'
  return {
    name,
    ...(blob.type === '' ? {} : { type: blob.type }),
    open: () => blob.stream(),
    size: blob.size,
  }
}

/** An upload part. Bare bytes and a `Blob` are accepted too; bytes get the name `file`. */
export const file: Codec<FilePart> = createCodec<FilePart>({
  name: 'file ({ name, type?, bytes } or { name, type?, open, size? })',
  is: (value): value is FilePart => isRecord(value) && read(value) !== refused,
  read,
  encode: (part) => ({ ...part, [fileMark]: true }),
  shape: () => ({ kind: 'file', name: 'file' }),
})
