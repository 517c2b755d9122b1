import type { Pairs } from '../Params'

/**
 * What of a signed text can be split in more than one way. Names and values are joined without separators, so whoever
 * holds one signed call may cut its text anew: a value that he chose then becomes a timestamp, and the real one part of
 * a name or a value.
 */
export interface Ambiguity {
  /** Matches `timestamp` and a moment wherever they stand in the signed text. With the flag `g`. */
  readonly moment: RegExp
  /**
   * Matches a whole name of letters, digits, `_`, `.` and `-` that does not hold a system parameter and the beginning of
   * its value. One pattern, as each name of each call is looked at.
   */
  readonly plainName: RegExp
}

/** Whether names alone show that a text may have been cut anew. */
export const hasAmbiguousName = (pairs: Pairs, { plainName }: Ambiguity): boolean => {
  for (const [name] of pairs) if (!plainName.test(name)) return true
  return false
}

/**
 * Whether what was signed holds another moment than the one that was read. Then one of them is what the platform wrote
 * and the other what somebody put into a value, and nothing tells which. One occurrence cannot be moved: wherever the
 * text is cut, a timestamp that can be read is this one. Bytes where a charset is told, because a call that tells a wrong
 * one is cut between other characters.
 */
export const hasSecondMoment = (
  signed: Uint8Array | string,
  name: string,
  { moment }: Ambiguity,
): boolean => {
  const whole =
    typeof signed === 'string' ? signed : Buffer.from(signed.buffer, signed.byteOffset, signed.byteLength)
  // Nearly every call holds the name once.
  if (whole.indexOf(name, whole.indexOf(name) + 1) < 0) return false
  const text = typeof whole === 'string' ? whole : whole.toString('latin1')
  return new Set(text.match(moment)).size > 1
}
