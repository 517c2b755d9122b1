import type { Pairs } from '../Params'

/**
 * What of a signed text can be split in more than one way. Names and values are joined without separators, so whoever
 * holds one signed call may cut its text anew: a value that he chose then becomes a timestamp, and the real one part of
 * a name or a value.
 */
export interface Ambiguity {
  /** Matches `timestamp` and a moment wherever they stand in the signed text. With the flag `g`. */
  readonly moment: RegExp
  /** Matches a name that holds a system parameter and the beginning of its value. */
  readonly absorbing: RegExp
}

const plainName = /^[A-Za-z0-9_.-]+$/

/** Whether names alone show that a text may have been cut anew. */
export const hasAmbiguousName = (pairs: Pairs, { absorbing }: Ambiguity): boolean => {
  for (const [name] of pairs) if (!plainName.test(name) || absorbing.test(name)) return true
  return false
}

/**
 * Whether the signed bytes hold another moment than the one that was read. Then one of them is what the platform wrote
 * and the other what somebody put into a value, and nothing tells which. One occurrence cannot be moved: wherever the
 * text is cut, a timestamp that can be read is this one. Bytes, because a call whose charset is told wrong is cut
 * between other characters.
 */
export const hasSecondMoment = (signed: Uint8Array, name: string, { moment }: Ambiguity): boolean => {
  const bytes = Buffer.from(signed.buffer, signed.byteOffset, signed.byteLength)
  // Nearly every call holds the name once.
  if (bytes.indexOf(name) === bytes.lastIndexOf(name)) return false
  return new Set(bytes.toString('latin1').match(moment)).size > 1
}
