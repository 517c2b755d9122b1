import type { Captured } from './Captured'
import { parseCurl } from './parseCurl'
import { parseHar } from './parseHar'

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The longest run in a log line that reads as `name=value&name=value`, with or without the URL before it. */
const formIn = (line: string): string => {
  const runs = line.match(/[^\s"'?,]+=[^\s"'&]*(?:&[^\s"'&=]+=[^\s"'&]*)*/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

/**
 * Whatever an integrator has at hand: a curl command, a HAR entry, a JSON object of params, a query string, or a
 * log line that holds one.
 */
export const readCaptured = (text: string): Captured | Readonly<Record<string, unknown>> => {
  const trimmed = text.trim()
  if (/^curl\s/.test(trimmed)) return parseCurl(trimmed)
  const value = trimmed.startsWith('{') ? parsedJson(trimmed) : undefined
  if (value !== undefined) return parseHar(value) ?? (value as Readonly<Record<string, unknown>>)
  return { query: '', form: formIn(trimmed) }
}
