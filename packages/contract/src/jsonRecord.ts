import { isRecord } from './isRecord'
import { parseJson } from './parseJson'

/** A parameter carries a struct as JSON text: the parsed object, or `undefined` for any other text. */
export const jsonRecord = (text: string): Readonly<Record<string, unknown>> | undefined => {
  if (!/^\s*\{/.test(text)) return undefined
  const parsed = parseJson(text)
  return parsed._tag === 'Right' && isRecord(parsed.right) ? parsed.right : undefined
}
