import { tagOf } from './scalars'

/** Marks an encoded file among the parameters; such a parameter is sent as a part and left out of the signature. */
export const fileMark: unique symbol = Symbol.for('@paifang/file')

const byteTags: ReadonlyArray<string> = ['Blob', 'File', 'ArrayBuffer', 'SharedArrayBuffer']

/**
 * Whether a value travels as a file part, and so has no text: one marked with {@link fileMark}, bytes, or a Blob.
 *
 * @see official Java SDK 20210623, byte[] and FileItem parameters
 */
export const isFile = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (fileMark in value || ArrayBuffer.isView(value) || byteTags.includes(tagOf(value)))
