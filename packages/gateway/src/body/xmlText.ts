import { decimal } from '@paifang/contract'
import { dateText, maxJsonDepth, numberText, refuse, stringText, tagOf } from '@paifang/wire'

const elementName = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

// XML 1.0 has no way to write these at all: not even as references.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

const special = /[&<>\r]/
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
}

const escaped = (text: string, path: string): string => {
  stringText(text, path)
  if (unwritable.test(text)) return refuse(path, 'text without characters that XML 1.0 forbids')
  return special.test(text) ? text.replace(/[&<>\r]/g, (char) => references[char] as string) : text
}

/** Without an exponent, which readers of decimals do not take. */
const plainNumber = (value: number, path: string): string => {
  const text = numberText(value, path)
  if (!text.includes('e')) return text
  const plain = decimal.decode(value)
  return plain._tag === 'Right' ? plain.right : refuse(path, 'a number that has a plain decimal')
}

const textOf = (value: unknown, path: string): string => {
  switch (typeof value) {
    case 'string':
      return escaped(value, path)
    case 'number':
      return plainNumber(value, path)
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return refuse(path, `plain data, not a ${typeof value}`)
  }
}

const structText = (value: object, path: string, depth: number): string => {
  if (tagOf(value) === 'Date') return dateText(value as Date, path)
  if (tagOf(value) !== 'Object') return refuse(path, `plain data, not a ${tagOf(value)}`)
  if (depth >= maxJsonDepth) return refuse(path, `at most ${maxJsonDepth} levels`)
  let text = ''
  for (const [name, member] of Object.entries(value as Readonly<Record<string, unknown>>))
    text += element(name, member, path === '' ? name : `${path}.${name}`, depth + 1)
  return text
}

const element = (name: string, value: unknown, path: string, depth: number): string => {
  if (value === undefined || value === null) return ''
  if (!elementName.test(name)) return refuse(path, 'a name that an XML element may have')
  if (Array.isArray(value))
    return value
      .map((item: unknown, index) =>
        Array.isArray(item)
          ? refuse(`${path}[${index}]`, 'no list directly in a list')
          : element(name, item, `${path}[${index}]`, depth),
      )
      .join('')
  const inner = typeof value === 'object' ? structText(value, path, depth) : textOf(value, path)
  return `<${name}>${inner}</${name}>`
}

/**
 * Plain data as one XML element, without a declaration: members as elements in their order, lists as repeated elements of
 * their own name, what is `undefined` or null left out, empty text as an empty element; a Date is `yyyy-MM-dd HH:mm:ss` in
 * GMT+8, a bigint its digits. Nothing is dropped or changed: characters outside the basic plane stay.
 *
 * @throws TypeError with `path` and `expected` for what XML 1.0 cannot hold, names that are none, lists in lists, numbers
 * that are not exact, cycles
 */
export const xmlText = (name: string, value: unknown): string => element(name, value, '', 0)
