/** A member of something whose shape is the operation's business; `undefined` when it is not there. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

/** The same as text; `''` when it is not there. */
export const textMember = (value: unknown, name: string): string => {
  const found = member(value, name)
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'bigint'
    ? String(found)
    : ''
}
