import { epochMsOf } from './civil'
import { twoDigits } from './twoDigits'

const dash = 45
const colon = 58
const space = 32

/** Epoch milliseconds of `yyyy-MM-dd HH:mm:ss` in GMT+8; `undefined` for any other text and for 30 February. */
export const parseDateTime = (source: string): number | undefined => {
  if (source.length !== 19) return undefined
  if (source.charCodeAt(4) !== dash || source.charCodeAt(7) !== dash) return undefined
  if (source.charCodeAt(10) !== space) return undefined
  if (source.charCodeAt(13) !== colon || source.charCodeAt(16) !== colon) return undefined
  return epochMsOf(
    twoDigits(source, 0) * 100 + twoDigits(source, 2),
    twoDigits(source, 5),
    twoDigits(source, 8),
    twoDigits(source, 11),
    twoDigits(source, 14),
    twoDigits(source, 17),
  )
}

/** Epoch milliseconds of `yyyyMMddHHmmss` in GMT+8; `undefined` for any other text and for 30 February. */
export const parseCompactDateTime = (source: string): number | undefined => {
  if (source.length !== 14) return undefined
  return epochMsOf(
    twoDigits(source, 0) * 100 + twoDigits(source, 2),
    twoDigits(source, 4),
    twoDigits(source, 6),
    twoDigits(source, 8),
    twoDigits(source, 10),
    twoDigits(source, 12),
  )
}
