import { escapeControls } from './escapeControls'
import type { JsonOptions, JsonProblem } from './JsonProblem'
import { put } from '../record'

export type Outcome = { readonly value: unknown } | { readonly problem: JsonProblem }

const unescaped = (literal: string): string => JSON.parse(escapeControls(literal) ?? literal) as string

/** What may stand at the end of a text that was cut inside a word, a number or an escape. */
const cutToken = /^(?:tr?u?|fa?l?s?|nu?l?|-|\.|[eE][+-]?|u[\da-fA-F]{0,3})?$/

const numberToken = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y

/** The plain parser: one character after the other. Slow; finds the place of an error and can give bigints. */
export const readJson = (
  text: string,
  { longIntegers, maxDepth }: Required<Pick<JsonOptions, 'longIntegers' | 'maxDepth'>>,
): Outcome => {
  let at = 0

  // What a thrown error means; the engine's own, for want of stack, is the first.
  let problem: JsonProblem = { reason: 'too-deep' }
  const stop = (
    reason: JsonProblem['reason'] = cutToken.test(text.slice(at, at + 8)) ? 'cut' : 'unparsable',
  ): never => {
    problem = { reason, offset: at }
    throw new Error(reason)
  }
  const space = (): void => {
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
      at++
    }
  }
  const word = (expected: string, value: unknown): unknown => {
    if (!text.startsWith(expected, at)) stop()
    at += expected.length
    return value
  }
  const string = (): string => {
    const start = at
    let escaped = false
    for (at++; ; at++) {
      const code = text.charCodeAt(at)
      if (code === 34) break
      if (at >= text.length) stop()
      if (code < 32) escaped = true
      if (code === 92) {
        escaped = true
        at++
        if (text[at] === 'u') {
          if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) stop()
          at += 4
        } else if (at >= text.length || !'"\'\\/bfnrt'.includes(text[at] as string)) stop()
      }
    }
    at++
    return escaped ? unescaped(text.slice(start, at)) : text.slice(start + 1, at - 1)
  }
  const number = (): unknown => {
    numberToken.lastIndex = at
    const match = numberToken.exec(text)
    if (match === null) return stop()
    at = numberToken.lastIndex
    const value = Number(match[0])
    if (match[1] !== undefined || match[2] !== undefined || Number.isSafeInteger(value)) return value
    return longIntegers === 'bigint' ? BigInt(match[0]) : match[0]
  }
  const list = (depth: number): unknown[] => {
    const items: unknown[] = []
    at++
    space()
    if (text[at] === ']') return (at++, items)
    for (;;) {
      items.push(any(depth))
      space()
      if (text[at] === ']') return (at++, items)
      if (text[at] !== ',') stop()
      at++
    }
  }
  const record = (depth: number): Record<string, unknown> => {
    const members: Record<string, unknown> = {}
    at++
    space()
    if (text[at] === '}') return (at++, members)
    for (;;) {
      space()
      if (text[at] !== '"') stop()
      const key = string()
      space()
      if (text[at] !== ':') stop()
      at++
      put(members, key, any(depth))
      space()
      if (text[at] === '}') return (at++, members)
      if (text[at] !== ',') stop()
      at++
    }
  }
  const any = (depth: number): unknown => {
    space()
    switch (text[at]) {
      case '{':
      case '[':
        if (depth >= maxDepth) stop('too-deep')
        return text[at] === '{' ? record(depth + 1) : list(depth + 1)
      case '"':
        return string()
      case 't':
        return word('true', true)
      case 'f':
        return word('false', false)
      case 'n':
        return word('null', null)
      default:
        return number()
    }
  }

  try {
    const value = any(0)
    space()
    if (at < text.length) stop()
    return { value }
  } catch {
    return { problem }
  }
}
