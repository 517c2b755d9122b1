import { formatDateTime, isWritableDateTime } from './dateTime'
import { refuse } from './Issue'

/** `Date` of `[object Date]`: names the kind of an object whichever realm made it. */
export const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/** Whether every surrogate of `text` has its partner: only such text has a UTF-8 form. */
export const isWellFormed = (text: string): boolean =>
  (text as string & { isWellFormed(): boolean }).isWellFormed()

/** What is expected where {@link isWellFormed} says no. */
export const wellFormedExpected = 'text without unpaired surrogates'

const numberExpected = (value: number): string =>
  Number.isFinite(value) ? 'an integer within ±(2^53 − 1), or text or a bigint' : 'a finite number'

/** A path, or what makes one: paths are made for what is refused only. */
export type Place = string | (() => string)

const refuseAt = (place: Place, expected: string): never =>
  refuse(typeof place === 'string' ? place : place(), expected)

/** The text itself. @throws TypeError for text that has no UTF-8 form */
export const stringText = (text: string, place: Place): string =>
  isWellFormed(text) ? text : refuseAt(place, wellFormedExpected)

/** As JSON writes it. @throws TypeError for NaN, infinities and integers that a number rounds */
export const numberText = (value: number, place: Place): string =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
    ? String(value)
    : refuseAt(place, numberExpected(value))

/** `yyyy-MM-dd HH:mm:ss` in GMT+8. @throws TypeError for an invalid Date, and outside the years 0 to 9999 */
export const dateText = (date: Date, place: Place): string => {
  const epochMs = date.getTime()
  return isWritableDateTime(epochMs)
    ? formatDateTime(epochMs)
    : refuseAt(place, 'a valid Date between the years 0 and 9999')
}
