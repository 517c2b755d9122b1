import { valueAt, type Path } from '@paifang/contract'
import { businessError, type CallError } from '@paifang/result'

const stars = '***'
/** Shorter texts occur by chance: replacing them would garble a message and hide nothing. */
const shortestSensitive = 4

const scalarsIn = (value: unknown, into: Set<string>, depth: number): void => {
  if (value === null || value === undefined || depth > 8) return
  if (typeof value === 'object') {
    for (const item of Object.values(value)) scalarsIn(item, into, depth + 1)
    return
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    into.add(String(value))
}

/** All texts at sensitive places of the encoded input, however deep, longest first. */
export const sensitiveTexts = (wire: unknown, sensitive: ReadonlyArray<Path>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const path of sensitive) collect(wire, path, 0, found)
  return [...found].filter((text) => text.length >= shortestSensitive)
}

const collect = (value: unknown, path: Path, at: number, found: Set<string>): void => {
  if (at === path.length) scalarsIn(value, found, 0)
  else if (Array.isArray(value)) for (const item of value) collect(item, path, at, found)
  else collect(valueAt(value, [path[at] as string]), path, at + 1, found)
}

/** Replaces every given text, as it is and as it looks inside a form, by `***`. */
export const scrub = (text: string, hidden: ReadonlyArray<string>): string => {
  const forms = hidden.flatMap((value) => (value === '' ? [] : [value, encoded(value)]))
  return forms
    .sort((a, b) => b.length - a.length)
    .reduce((shown, form) => (shown.includes(form) ? shown.replaceAll(form, stars) : shown), text)
}

const encoded = (text: string): string => {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}

/** Cut only after scrubbing: half a secret would be found no more. */
const longestExcerpt = 200
const longestText = 1_000

/** The error with every text that came from outside scrubbed. */
export const scrubError = <E extends CallError>(error: E, hidden: ReadonlyArray<string>): E => {
  const clean = (text: string): string => scrub(text, hidden).slice(0, longestText)
  switch (error._tag) {
    case 'ProtocolError':
      return { ...error, excerpt: clean(error.excerpt).slice(0, longestExcerpt) }
    case 'GatewayError':
      return {
        ...error,
        name: clean(error.name),
        message: clean(error.message),
        ...(error.subCode === undefined ? {} : { subCode: clean(error.subCode) }),
      }
    case 'BusinessError': {
      const { rawCode, message, output } = error
      return businessError({
        ...error,
        rawCode: clean(rawCode),
        message: clean(message),
        output,
      }) as CallError as E
    }
    default:
      return error
  }
}
