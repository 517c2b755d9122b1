import { timestampText } from './timestampText'

/** {@link timestampText} at one offset; written once a second. */
export const timestampTexts = (utcOffsetMinutes: number): ((epochMs: number) => string | undefined) => {
  let second: number | undefined
  let text: string | undefined
  return (epochMs) => {
    const now = Math.floor(epochMs / 1000)
    if (now !== second) {
      text = timestampText(epochMs, utcOffsetMinutes)
      second = now
    }
    return text
  }
}
