import { formatDateTime } from '@paifang/wire'
import { formText, oncePerSecond } from '@paifang/gateway/author'

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
export const stampTexts = (): ((epochMs: number) => StampTexts) =>
  oncePerSecond((epochMs) => {
    const text = formatDateTime(epochMs)
    return { text, form: `&${formText([['timestamp', text]])}` }
  })
