/** Whether a value has every member of a pattern, however deep; lists item by item, Dates and bytes by what they say. */
export const includes = (value: unknown, pattern: unknown): boolean => {
  if (Object.is(value, pattern)) return true
  if (typeof pattern === 'bigint' || typeof value === 'bigint') return String(value) === String(pattern)
  if (typeof pattern !== 'object' || pattern === null || typeof value !== 'object' || value === null)
    return false
  if (pattern instanceof Date || value instanceof Date)
    return JSON.stringify(value) === JSON.stringify(pattern)
  if (Array.isArray(pattern)) {
    return (
      Array.isArray(value) &&
      value.length === pattern.length &&
      pattern.every((item, at) => includes(value[at], item))
    )
  }
  return Object.entries(pattern).every(
    ([name, inner]) =>
      Object.hasOwn(value, name) && includes((value as Record<string, unknown>)[name], inner),
  )
}
