import { isRecord } from '../record'
import { parseJson } from './parseJson'

/**
 * A parameter carries a struct as JSON text, and XML an empty one as empty text: the parsed object, or `undefined` for
 * any other text. Long integers are bigints, so that members nobody named are written as they came.
 */
export const jsonRecord = (text: string): Readonly<Record<string, unknown>> | undefined => {
  if (text === '') return {}
  if (!/^\s*\{/.test(text)) return undefined
  const parsed = parseJson(text, { longIntegers: 'bigint' })
  return parsed._tag === 'Right' && isRecord(parsed.right) ? parsed.right : undefined
}
