/** Where a value lacks a member of a pattern, however deep; lists item by item, Dates and bytes by what they say. */
export const differsAt = (value: unknown, pattern: unknown, path = ''): string | undefined => {
  if (Object.is(value, pattern)) return undefined
  const here = path === '' ? 'it' : path
  const same = (is: boolean): string | undefined => (is ? undefined : here)
  if (typeof pattern === 'bigint' || typeof value === 'bigint') return same(String(value) === String(pattern))
  if (typeof pattern !== 'object' || pattern === null || typeof value !== 'object' || value === null)
    return here
  if (pattern instanceof Date || value instanceof Date)
    return same(JSON.stringify(value) === JSON.stringify(pattern))
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) return here
    for (const [at, item] of pattern.entries()) {
      const found = differsAt(value[at], item, `${path}[${at}]`)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const [name, inner] of Object.entries(pattern)) {
    const at = path === '' ? name : `${path}.${name}`
    if (!Object.hasOwn(value, name)) return at
    const found = differsAt((value as Record<string, unknown>)[name], inner, at)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a value has every member of a pattern. */
export const includes = (value: unknown, pattern: unknown): boolean => differsAt(value, pattern) === undefined
