import { parseJson } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import { laidAt, stepsOf } from '../call/readInput'

/** What stands in a recording where something was not to be seen. */
export const stars = '***'

/** What a person gives for masked members, by their places: `request.list[0].mobile`. */
export type Given = ReadonlyMap<string, unknown>

/** A value with what was masked filled in, and the places that still are. */
export interface Filled {
  readonly value: unknown
  readonly missing: ReadonlyArray<string>
  readonly used: ReadonlyArray<string>
}

const placesIn = (value: unknown, path: string): ReadonlyArray<string> => {
  if (value === stars) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) =>
    placesIn(member, Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  )
}

/** JSON text in which something is masked, a bare number too; undefined for any other text. */
const maskedJson = (text: string): unknown => {
  if (!text.includes(stars) || !/^\s*[[{]/.test(text)) return undefined
  const quoted = text.replace(/([:,[]\s*)\*\*\*(?=\s*[,}\]])/g, `$1"${stars}"`)
  const read = parseJson(quoted, { longIntegers: 'bigint' })
  return read._tag === 'Right' ? read.right : undefined
}

const filledAt = (value: unknown, places: ReadonlyArray<string>, name: string, given: Given): Filled => {
  const used = places.filter((place) => given.has(place))
  return {
    value: used.reduce<unknown>(
      (target, place) =>
        laidAt(target, place === name ? [] : stepsOf(place.slice(name.length)), given.get(place)),
      value,
    ),
    missing: places.filter((place) => !given.has(place)),
    used,
  }
}

/** One member: a text, or JSON in a text or as it is. */
export const filledMember = (name: string, value: unknown, given: Given): Filled => {
  if (typeof value !== 'string') return filledAt(value, placesIn(value, name), name, given)
  const json = maskedJson(value)
  if (json === undefined) {
    // Whole, or within a text that cannot be looked into.
    const isMasked = value === stars || (value.includes(stars) && /^\s*[[{]/.test(value))
    return filledAt(value, isMasked ? [name] : [], name, given)
  }
  const filled = filledAt(json, placesIn(json, name), name, given)
  return { ...filled, value: filled.used.length === 0 ? value : jsonText(filled.value) }
}

/** The members of an input: each a text, or JSON. */
export const filledInput = (
  input: Readonly<Record<string, unknown>>,
  given: Given,
): Filled & { readonly value: Readonly<Record<string, unknown>> } => {
  const members = Object.entries(input).map(
    ([name, value]) => [name, filledMember(name, value, given)] as const,
  )
  return {
    value: Object.fromEntries(members.map(([name, { value }]) => [name, value])),
    missing: members.flatMap(([, { missing }]) => missing),
    used: members.flatMap(([, { used }]) => used),
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The elements of an XML text, by their names. */
export const filledXml = (xml: string, given: Given): Filled => {
  const missing: string[] = []
  const used: string[] = []
  const value = xml.replace(
    /<([\w.:-]+)([^<>]*)>\*\*\*(?=<\/)/g,
    (whole, name: string, attributes: string) => {
      if (!given.has(name)) {
        missing.push(name)
        return whole
      }
      used.push(name)
      const text = String(given.get(name)).replace(/[&<>]/g, (character) => escapes[character] ?? '')
      return `<${name}${attributes}>${text}`
    },
  )
  // Hidden whole: nobody knows what of it is what.
  return { value, missing: xml.trim() === stars ? ['body'] : missing, used }
}
