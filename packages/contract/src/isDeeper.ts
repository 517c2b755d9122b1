/** Whether more than `limit` arrays and objects are open at once anywhere in a parsed value. */
export const isDeeper = (value: unknown, limit: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  if (limit === 0) return true
  if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item === 'object' && item !== null && isDeeper(item, limit - 1)) return true
    }
    return false
  }
  for (const key in value) {
    const member = (value as Readonly<Record<string, unknown>>)[key]
    if (typeof member === 'object' && member !== null && isDeeper(member, limit - 1)) return true
  }
  return false
}
