import { refuse } from './Issue'
import { dateText, isFile, numberText, stringText, tagOf } from './scalarText'

const maxDepth = 256

type Json = (value: unknown, path: string, ancestors: ReadonlyArray<object>) => string | undefined

const listText = (list: ReadonlyArray<unknown>, path: string, ancestors: ReadonlyArray<object>): string =>
  `[${Array.from(list, (item, index) => jsonText(item, `${path}[${index}]`, ancestors) ?? 'null').join(',')}]`

const structText = (struct: object, path: string, ancestors: ReadonlyArray<object>): string => {
  const members: string[] = []
  for (const [name, value] of Object.entries(struct)) {
    const text = jsonText(value, `${path}.${name}`, ancestors)
    if (text !== undefined) members.push(`${JSON.stringify(stringText(name, `${path}.${name}`))}:${text}`)
  }
  return `{${members.join(',')}}`
}

const objectText = (value: object, path: string, ancestors: ReadonlyArray<object>): string | undefined => {
  if (ancestors.includes(value)) return refuse(path, 'a value without cycles')
  if (ancestors.length >= maxDepth) return refuse(path, `at most ${maxDepth} levels`)
  if (isFile(value)) return refuse(path, 'no file: this gateway takes pictures and files as public URLs')
  const inner = [...ancestors, value]
  const tag = tagOf(value)
  if (tag === 'Date') return `"${dateText(value as Date, path)}"`
  if (tag === 'String' || tag === 'Number' || tag === 'Boolean') return jsonText(value.valueOf(), path, inner)
  if (Array.isArray(value)) return listText(value, path, inner)
  const { toJSON } = value as { readonly toJSON?: unknown }
  if (typeof toJSON === 'function') return jsonText(toJSON.call(value, ''), path, inner)
  return tag === 'Object' ? structText(value, path, inner) : refuse(path, `plain data, not a ${tag}`)
}

/**
 * JSON text as `JSON.stringify` writes it, with three differences: a bigint becomes its digits (a 64-bit id stays
 * an integer token), a Date is `yyyy-MM-dd HH:mm:ss` in GMT+8, and what JSON would lose without a word (functions,
 * symbols, NaN, rounded integers, Maps) is refused with a TypeError. `undefined` members are left out.
 */
export const jsonText: Json = (value, path, ancestors) => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(stringText(value, path))
    case 'number':
      return numberText(value, path)
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'undefined':
      return undefined
    case 'object':
      return value === null ? 'null' : objectText(value, path, ancestors)
    default:
      return refuse(path, `plain data, not a ${typeof value}`)
  }
}
