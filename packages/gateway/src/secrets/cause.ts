import type { Cause } from '@paifang/result'
import { scrub, type Hidden } from './scrub'

const longest = 300
const longestName = 60

const textAt = (thrown: unknown, name: string): string | undefined => {
  if ((typeof thrown !== 'object' && typeof thrown !== 'function') || thrown === null) return undefined
  const found = (thrown as Readonly<Record<string, unknown>>)[name]
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** What looks like a key although nobody told us of it: long numbers, and long words of letters and digits together. */
const keyLike = /\d{5,}|(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{12,}/g

/**
 * What Node says of a module that it does not find: a path, which looks like a key as soon as it has a digit in it. A specifier in a
 * program is no secret of it.
 */
const missing = /^Cannot find (?:module|package) '[^'\n]{1,200}'/

const withoutKeys = (text: string): string => {
  const named = missing.exec(text)?.[0] ?? ''
  return named + text.slice(named.length).replace(keyLike, '***')
}

const clean = (text: string, hidden: Hidden): string =>
  withoutKeys(scrub(text, hidden))
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
