import { isFile } from './isFile'
import { jsonText } from './jsonText'
import { dateText, numberText, stringText, tagOf } from './scalarText'

const boxes: ReadonlyArray<string> = ['String', 'Number', 'Boolean']

const objectParam = (value: object, path: string): string | undefined => {
  if (isFile(value)) return undefined
  const tag = tagOf(value)
  if (tag === 'Date') return dateText(value as Date, path)
  if (boxes.includes(tag)) return paramText(value.valueOf(), path)
  const { toJSON } = value as { readonly toJSON?: unknown }
  const plain: unknown = typeof toJSON === 'function' ? toJSON.call(value, '') : value
  return plain !== null && typeof plain === 'object' ? jsonText(plain, path, []) : paramText(plain, path)
}

/**
 * The one place that turns a parameter value into the text that is signed and sent. `undefined`: no text, because it
 * is absent or travels as a file part. Text stays as it is, untrimmed.
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
