import type { Cause } from '@paifang/result'
import { scrub, type Hidden } from './scrub'

const longest = 300
const longestName = 60

const textAt = (thrown: unknown, name: string): string | undefined => {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return undefined
  const found = (thrown as Readonly<Record<string, unknown>>)[name]
  return typeof found === 'string' && found !== '' ? found : undefined
}

/**
 * What looks like a key although nobody told us of it: long numbers, and long words of letters and digits together. So does the path of
 * a module that Node did not find, which is no secret of the program that names it.
 */
const keyLike = /^Cannot find \w+ '[^'\n]+'|\d{5,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{12,}/g

const clean = (text: string, hidden: Hidden): string =>
  scrub(text, hidden)
    .replace(keyLike, (found) => (found.endsWith("'") ? found : '***'))
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

const nothing: Hidden = { secrets: [] }

/** What was thrown, as data that may be shown: without what is hidden, and without what looks like a key. */
export const causeOf = (thrown: unknown, hidden: Hidden = nothing): Cause => {
  try {
    const name = textAt(thrown, 'name') ?? (thrown === null ? 'null' : typeof thrown)
    const said = textAt(thrown, 'message') ?? (typeof thrown === 'string' ? thrown : '')
    const code = textAt(thrown, 'code')
    return {
      name: clean(name, hidden).slice(0, longestName),
      message: clean(said.slice(0, 10 * longest), hidden).slice(0, longest),
      ...(code === undefined ? {} : { code: clean(code, hidden).slice(0, longestName) }),
    }
  } catch {
    return { name: 'unknown', message: '' }
  }
}
