import { parseJson } from '@paifang/contract'
import type { Flaw, ProtocolError } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'

/** How much an answer may hold. What holds more is a ProtocolError, before any of it is built. */
export interface AnswerLimits {
  /** Values, or elements of XML; default 2,000,000. */
  readonly maxValues?: number
  /** Arrays and objects, or elements, open at once; default 512. */
  readonly maxDepth?: number
}

/** Why an answer cannot be read. */
export interface Unread {
  readonly reason: Extract<ProtocolError['reason'], 'empty' | 'unparsable' | 'too-large'>
  readonly flaw?: Flaw
}

const startOf = (source: string | Uint8Array): string =>
  typeof source === 'string'
    ? source.slice(0, 200)
    : Buffer.from(source.buffer, source.byteOffset, Math.min(source.byteLength, 200)).toString('latin1')

/** Reads the text of an answer as JSON, exact to the last digit of its integers. */
export const answerJson = (
  source: string | Uint8Array,
  limits: AnswerLimits = {},
): Either<Unread, unknown> => {
  const parsed = parseJson(source, limits)
  if (parsed._tag === 'Right') return parsed
  const start = startOf(source)
  if (/^[\s\0]*$/.test(start)) return left({ reason: 'empty' })
  const { reason, offset } = parsed.left
  if (reason === 'too-large') return left({ reason })
  // What does not even begin as JSON is a page: there is no place in it to point at.
  if (!/^\s*[[{]/.test(start)) return left({ reason: 'unparsable' })
  const kind = reason === 'unparsable' ? 'syntax' : reason
  return left({ reason: 'unparsable', flaw: { kind, ...(offset === undefined ? {} : { offset }) } })
}

/** @throws TypeError for a limit under which no answer could be read; the message names the option */
export const checkAnswerLimits = <L extends AnswerLimits>(limits: L): L => {
  for (const [name, value] of Object.entries(limits as Readonly<Record<string, unknown>>))
    if (value !== undefined && !(typeof value === 'number' && value > 0))
      throw new TypeError(`answers.${name}: expected a positive number`)
  return limits
}
