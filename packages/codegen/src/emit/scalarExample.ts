import { parseDateTime } from '@paifang/wire'
import type { Shape } from '../spec/Shape'

/** No example, or one that does not fit its type. */
export const none: unique symbol = Symbol('no example')

/** `yyyy-MM-dd HH:mm:ss` in GMT+8; none for a date the calendar does not have. */
const dateExample = (text: string): Date | typeof none => {
  const epochMs = parseDateTime(text.trim())
  return epochMs === undefined ? none : new Date(epochMs)
}

/** JSON text as a value; none where it is not JSON or holds an integer that a number would round. */
export const jsonExample = (text: string): unknown => {
  try {
    return /\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')) ? none : (JSON.parse(text) as unknown)
  } catch {
    return none
  }
}

/** A documented example as a value of its kind. */
export const scalarExample = (kind: Shape['kind'], example: string): unknown => {
  switch (kind) {
    case 'text':
    case 'unknown':
      return example
    case 'id':
      return /^-?\d+$/.test(example) ? example : none
    case 'integer':
      return /^-?\d+$/.test(example) && Number.isSafeInteger(Number(example)) ? Number(example) : none
    case 'decimal':
    case 'price':
      return /^-?\d+(\.\d+)?$/.test(example) ? example : none
    case 'boolean':
      return /^(true|false)$/i.test(example) ? example.toLowerCase() === 'true' : none
    case 'dateTime':
      return dateExample(example)
    default:
      return none
  }
}
