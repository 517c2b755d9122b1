import { types } from 'node:util'
import type { Snapshot } from './Tables'

/** Of the file: a newer one is refused, not read almost right. */
const format = 1

/** What JSON has no form for, and members that look like such a form. */
const written = (value: unknown): unknown => {
  if (typeof value === 'bigint') return { $integer: String(value) }
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  if (Object.is(value, -0)) return { $number: '-0' }
  // Rows may have been cloned: a date of another realm is no instance of ours.
  if (types.isDate(value)) return { $date: Number.isNaN(value.getTime()) ? null : value.getTime() }
  if (types.isUint8Array(value)) return { $bytes: Buffer.from(value).toString('base64') }
  if (value === undefined) return { $undefined: true }
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, written(member)] as const)
  const looksLikeOne = members.some(([name]) => name.startsWith('$') || name === '__proto__')
  return looksLikeOne ? { $members: members } : Object.fromEntries(members)
}

const form = (name: string, of: unknown): unknown => {
  switch (name) {
    case '$integer':
      return BigInt(of as string)
    case '$number':
      return Number(of)
    case '$date':
      return new Date(of === null ? Number.NaN : (of as number))
    case '$bytes':
      return new Uint8Array(Buffer.from(of as string, 'base64'))
    case '$undefined':
      return undefined
    case '$members':
      return Object.fromEntries((of as [string, unknown][]).map(([key, member]) => [key, read(member)]))
    default:
      throw new TypeError(`no form ${name}`)
  }
}

const read = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(read)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value)
  const [name = '', of] = members[0] ?? []
  if (members.length === 1 && name.startsWith('$')) return form(name, of)
  return Object.fromEntries(members.map(([key, member]) => [key, read(member)]))
}

const isTable = (table: unknown): boolean =>
  Array.isArray(table) &&
  table.every((row: unknown) => Array.isArray(row) && row.length === 2 && typeof row[0] === 'string')

/** A state as the text of its file. */
export const stateText = (snapshot: Snapshot): string =>
  `${JSON.stringify({ format, tables: written(snapshot) })}\n`

/** The state in the text of a file. Throws a TypeError that says why there is none. */
export const parseState = (text: string): Snapshot => {
  let file: { readonly format?: unknown; readonly tables?: unknown } | null
  try {
    file = JSON.parse(text) as typeof file
  } catch {
    throw new TypeError('it is not JSON; remove it to begin anew')
  }
  const said = file?.format
  if (typeof said === 'number' && said > format)
    throw new TypeError(
      `its format is ${said}, this emulator reads ${format}: update it, or remove the file to begin anew`,
    )
  if (said !== format) throw new TypeError('it is not of an emulator; name another')
  try {
    const tables = read(file?.tables) as Snapshot
    if (Object.values(tables).every(isTable)) return tables
  } catch {
    // Said below.
  }
  throw new TypeError('its tables cannot be read; remove it to begin anew')
}
