import { isRight } from 'fp-ts/Either'
import { mask, parseJson, type Path } from '@paifang/contract'
import { formatDateTime } from '@paifang/wire'

const none: ReadonlySet<string> = new Set()

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined
  const read = parseJson(text, { longIntegers: 'bigint' })
  return isRight(read) ? read.right : undefined
}

const leaves = (value: unknown, found: Set<string>): void => {
  if (value === undefined || value === null || value instanceof Uint8Array) return
  if (value instanceof Date) {
    found.add(formatDateTime(value.getTime()))
    return
  }
  if (typeof value === 'object') for (const member of Object.values(value)) leaves(member, found)
  if (typeof value === 'string' && value !== '') found.add(value)
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    found.add(String(value))
  const inner = parsed(value)
  if (inner !== undefined) leaves(inner, found)
}

const differing = (value: unknown, masked: unknown, found: Set<string>): void => {
  if (value === masked) return
  if (typeof value === 'object' && value !== null && typeof masked === 'object' && masked !== null) {
    for (const [name, member] of Object.entries(value))
      differing(member, (masked as Readonly<Record<string, unknown>>)[name], found)
    return
  }
  const [inner, maskedInner] = [parsed(value), parsed(masked)]
  if (inner !== undefined && maskedInner !== undefined) differing(inner, maskedInner, found)
  else leaves(value, found)
}

/** Every text and number that masking takes out of a value, wherever it stands in it. */
export const sensitiveTexts = (value: unknown, sensitive: ReadonlyArray<Path>): ReadonlySet<string> => {
  if (value === undefined || sensitive.length === 0) return none
  const found = new Set<string>()
  differing(value, mask(value, sensitive), found)
  return found
}

/** A shorter text would be found where it does not stand for itself. */
export const shortestHidden = 4

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** A value without these texts in any of its own. */
export const hideTextsIn = (value: unknown, texts: ReadonlySet<string>, hidden: string): unknown => {
  if (texts.size === 0) return value
  if (typeof value === 'string') return hideTexts(value, texts, hidden)
  if (Array.isArray(value)) return value.map((item: unknown) => hideTextsIn(item, texts, hidden))
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, hideTextsIn(member, texts, hidden)]),
  )
}

/** The text without these texts, the longer ones first. */
export const hideTexts = (text: string, texts: ReadonlySet<string>, hidden: string): string =>
  [...texts]
    .filter((each) => each.length >= shortestHidden)
    .sort((a, b) => b.length - a.length)
    .reduce((shown, each) => shown.replaceAll(each, hidden), text)
