import { tagOf } from './scalarText'

const fileMark = Symbol.for('@paifang/file')
const byteTags: ReadonlyArray<string> = ['Blob', 'File', 'ArrayBuffer', 'SharedArrayBuffer']

/**
 * Whether `value` travels as a multipart file part: a value marked `Symbol.for('@paifang/file')`, bytes, or a Blob.
 * File parts are sent but never signed.
 *
 * @see official Java SDK 20210623, byte[] and FileItem parameters
 */
export const isFile = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (fileMark in value || ArrayBuffer.isView(value) || byteTags.includes(tagOf(value)))
