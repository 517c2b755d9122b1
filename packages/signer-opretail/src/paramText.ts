import { jsonText } from './jsonText'
import { dateText, numberText, stringText, tagOf } from './scalarText'

const scalarTags = new Set(['String', 'Number', 'Boolean'])

const objectParam = (value: object, path: string): string | undefined => {
  const tag = tagOf(value)
  if (tag === 'Date') return dateText(value as Date, path)
  if (scalarTags.has(tag)) return paramText(value.valueOf(), path)
  const { toJSON } = value as { readonly toJSON?: unknown }
  const plain: unknown = typeof toJSON === 'function' ? toJSON.call(value, '') : value
  return plain !== null && typeof plain === 'object' ? jsonText(plain, path, []) : paramText(plain, path)
}

/**
 * The one place that turns a parameter value into the text that is signed and sent. `undefined`: not sent.
 * Text stays as it is, untrimmed; `''` stays `''`.
 */
export const paramText = (value: unknown, path: string): string | undefined => {
  switch (typeof value) {
    case 'string':
      return stringText(value, path)
    case 'number':
      return numberText(value, path)
    case 'object':
      return value === null ? undefined : objectParam(value, path)
    default:
      return jsonText(value, path, [])
  }
}
