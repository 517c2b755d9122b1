import type { Say } from './Hypothesis'

/** Sentences that begin with the value concerned. */
export const valueWas =
  (rest: string): Say =>
  (field) =>
    `${field === undefined ? 'Values were' : `The value of ${field} was`} ${rest}`

export const valueZh =
  (rest: string): Say =>
  (field) =>
    `${field === undefined ? '参数值' : `参数 ${field} 的值`}${rest}`

/** The same sentence whatever the field. */
export const always =
  (text: string): Say =>
  () =>
    text
