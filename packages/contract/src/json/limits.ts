import type { JsonProblem } from './JsonProblem'
import { utf8 } from './longIntegers'

export interface ValueLimits {
  readonly maxDepth: number
  readonly maxValues: number
}

/** Below this size the engine's parser is quick whatever a text holds. */
const large = 1024 * 1024
const meanStep = 256

/** So many have to be looked at for an estimate that is right within a few percent. */
const enough = 2_000

interface Marks {
  readonly opened: number
  readonly all: number
}

/**
 * How many opening brackets and commas a long text holds, in strings and out of them, estimated at places that nobody
 * can know beforehand: a text cannot hide them.
 */
const estimateMarks = (source: string | Uint8Array): Marks => {
  const codeAt =
    typeof source === 'string'
      ? (at: number): number => source.charCodeAt(at)
      : (at: number): number => source[at] as number
  let looked = 0
  let opened = 0
  let commas = 0
  for (let at = 0; at < source.length; at += 1 + Math.floor(Math.random() * 2 * meanStep)) {
    const code = codeAt(at)
    looked++
    if (code === 44) commas++
    else if (code === 91 || code === 123) opened++
  }
  const each = source.length / looked
  return { opened: opened * each, all: (opened + commas) * each }
}

/** Whether a long text is surely within the limits, and not one that is all brackets. */
const isModest = (source: string | Uint8Array, { maxValues }: ValueLimits): boolean => {
  if (maxValues < enough * meanStep) return false
  const { opened, all } = estimateMarks(source)
  return all < 0.9 * maxValues && opened < maxValues / 8
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

/** What is known of a text before it is parsed. */
export interface Looked {
  readonly excess?: JsonProblem
  /** Whether the text was gone through, so that nothing in it is nested too deep. */
  readonly isCounted: boolean
}

/**
 * What would make the engine's parser take seconds and hundreds of megabytes over a long text, found before it begins:
 * millions of values, or of brackets open at once. A text that is far from either is not counted through.
 */
export const lookInto = (source: string | Uint8Array, limits: ValueLimits): Looked => {
  const mayHoldTooMany = source.length >= 2 * limits.maxValues
  if (source.length < large && !mayHoldTooMany) return { isCounted: false }
  if (source.length >= large && isModest(source, limits)) return { isCounted: false }
  const excess = countValues(typeof source === 'string' ? source : utf8(source), limits)
  return { isCounted: true, ...(excess === undefined ? {} : { excess }) }
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
