import type { JsonProblem } from './JsonProblem'
import { utf8 } from './longIntegers'

export interface ValueLimits {
  readonly maxDepth: number
  readonly maxValues: number
}

/** Below this size the engine's parser is quick whatever a text holds. */
const large = 1024 * 1024
const meanStep = 256

const isValueMark = (code: number): boolean => code === 44 || code === 91 || code === 123

/**
 * How many opening brackets and commas a long text holds, in strings and out of them, estimated at places that nobody
 * can know beforehand: a text cannot hide them. Within a few percent of what a full count gives.
 */
const estimateMarks = (source: string | Uint8Array): number => {
  const codeAt =
    typeof source === 'string'
      ? (at: number): number => source.charCodeAt(at)
      : (at: number): number => source[at] as number
  let looked = 0
  let marks = 0
  for (let at = 0; at < source.length; at += 1 + Math.floor(Math.random() * 2 * meanStep)) {
    looked++
    if (isValueMark(codeAt(at))) marks++
  }
  return (marks / looked) * source.length
}

/** Counts what stands outside strings; stops at the first that is too much. */
const countValues = (text: string, { maxDepth, maxValues }: ValueLimits): JsonProblem | undefined => {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      for (at++; at < text.length; at++) {
        const inside = text.charCodeAt(at)
        if (inside === 34) break
        if (inside === 92) at++
      }
    } else if (code === 91 || code === 123) {
      if (depth === maxDepth) return { reason: 'too-deep', offset: at }
      depth++
      values++
    } else if (code === 93 || code === 125) depth--
    else if (code === 44) values++
    if (values > maxValues) return { reason: 'too-many-values', offset: at }
  }
  return undefined
}

/**
 * What would make the engine's parser take seconds and hundreds of megabytes over a long text, found before it begins:
 * millions of values, or of brackets open at once. A text that is far from either is not counted through.
 */
export const excessIn = (source: string | Uint8Array, limits: ValueLimits): JsonProblem | undefined => {
  const mayHoldTooMany = source.length >= 2 * limits.maxValues
  if (source.length < large && !mayHoldTooMany) return undefined
  if (source.length >= large && estimateMarks(source) < limits.maxValues / 2) return undefined
  return countValues(typeof source === 'string' ? source : utf8(source), limits)
}

/** Whether more than `limit` arrays and objects are open at once anywhere in a parsed value. */
export const isDeeper = (value: unknown, limit: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null && isDeeper(item, limit - 1)) return true
    }
    return false
  }
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key]
    if (typeof member === 'object' && member !== null && isDeeper(member, limit - 1)) return true
  }
  return false
}
