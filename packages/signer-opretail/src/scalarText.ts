import { dateTimeText } from './dateTime'
import { refuse } from './Issue'
import { wellFormed, wellFormedExpected } from './wellFormed'

/** `[object X]` names the kind of an object whichever realm made it. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

export const stringText = (text: string, path: string): string =>
  wellFormed(text) ? text : refuse(path, wellFormedExpected)

export const numberText = (value: number, path: string): string => {
  if (!Number.isFinite(value)) return refuse(path, 'a finite number')
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    return refuse(path, 'an integer within ±(2^53 − 1), or text or a bigint')
  return String(value)
}

export const dateText = (date: Date, path: string): string =>
  dateTimeText(date.getTime()) ?? refuse(path, 'a valid Date between the years 0 and 9999')

const fileMark = Symbol.for('@paifang/file')

/** The gateway has no upload: no official source shows one, pictures travel as public URLs. */
export const isFile = (value: object): boolean =>
  fileMark in value || ArrayBuffer.isView(value) || ['Blob', 'File', 'ArrayBuffer'].includes(tagOf(value))
