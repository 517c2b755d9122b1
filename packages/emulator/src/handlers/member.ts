/** A member of something whose shape is the operation's business; `undefined` when it is not there. */
export const member = (value: unknown, ...names: ReadonlyArray<string>): unknown =>
  names.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Readonly<Record<string, unknown>>)[name]
        : undefined,
    value,
  )

/** The same as text; `''` when it is not there. */
export const textMember = (value: unknown, ...names: ReadonlyArray<string>): string => {
  const found = member(value, ...names)
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'bigint'
    ? String(found)
    : ''
}
