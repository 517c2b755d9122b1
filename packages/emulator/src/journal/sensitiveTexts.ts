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
  else if (value !== '') found.add(String(value))
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

/** The text without these texts, the longer ones first. */
export const hideTexts = (text: string, texts: ReadonlySet<string>, hidden: string): string =>
  [...texts]
    .filter((each) => each.length >= shortestHidden)
    .sort((a, b) => b.length - a.length)
    .reduce((shown, each) => shown.replaceAll(each, hidden), text)
