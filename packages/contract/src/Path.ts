/** Wire names from the root of an input or output; lists on the way are passed through to every element. */
export type Path = ReadonlyArray<string>

/**
 * The value at a path of own members; `undefined` where there is none. A list on the way is passed through: the first
 * of its items that has a value answers.
 */
export const valueAt = (value: unknown, path: Path): unknown => at(value, path, 0)

const at = (value: unknown, path: Path, index: number): unknown => {
  const key = path[index]
  if (key === undefined) return value
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = Array.isArray(item) ? undefined : at(item, path, index)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return at((value as Readonly<Record<string, unknown>>)[key], path, index + 1)
}

/** A copy of the value with another one at a path of own members; structs on the way are made where they are missing. */
export const withValue = (target: unknown, [name, ...rest]: Path, value: unknown): unknown => {
  if (name === undefined) return value
  const held = typeof target === 'object' && target !== null ? target : {}
  const member = Object.hasOwn(held, name) ? (held as Readonly<Record<string, unknown>>)[name] : undefined
  return { ...held, [name]: withValue(member, rest, value) }
}
