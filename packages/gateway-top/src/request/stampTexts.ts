import { formatDateTime } from '@paifang/contract'
import { formText } from '@paifang/gateway'

/** `timestamp` as it is signed, and as a form has it. */
export interface StampTexts {
  readonly text: string
  readonly form: string
}

/**
 * Writes timestamps; all of one second are the same texts.
 *
 * @throws RangeError outside the years 0 to 9999
 */
export const stampTexts = (): ((epochMs: number) => StampTexts) => {
  let second: number | undefined
  let texts: StampTexts = { text: '', form: '' }
  return (epochMs) => {
    const now = Math.floor(epochMs / 1000)
    if (now !== second) {
      const text = formatDateTime(epochMs)
      texts = { text, form: `&${formText([['timestamp', text]])}` }
      second = now
    }
    return texts
  }
}
