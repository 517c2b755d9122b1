import type { Path } from './Path'

/** A copy of the value with another one at a path of own members; structs on the way are made where they are missing. */
export const withValue = (target: unknown, [name, ...rest]: Path, value: unknown): unknown => {
  if (name === undefined) return value
  const held = typeof target === 'object' && target !== null ? target : {}
  const member = Object.hasOwn(held, name) ? (held as Readonly<Record<string, unknown>>)[name] : undefined
  return { ...held, [name]: withValue(member, rest, value) }
}
