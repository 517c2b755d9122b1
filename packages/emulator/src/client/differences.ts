/** One place where a value is not as a pattern has it. */
export interface Difference {
  /** Names of members and places in lists, from the whole. */
  readonly path: ReadonlyArray<string | number>
  readonly expected: unknown
  /** `undefined` where it is not there. */
  readonly was: unknown
}

const saysTheSame = (value: unknown, pattern: unknown): boolean =>
  typeof pattern === 'bigint' || typeof value === 'bigint'
    ? String(value) === String(pattern)
    : (pattern instanceof Date || value instanceof Date) && JSON.stringify(value) === JSON.stringify(pattern)

/** Whether its members are looked at one by one. */
const isOfMembers = (value: unknown): value is Readonly<Record<string | number, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof Date)

/** Where a value lacks a member of a pattern, however deep; lists item by item, Dates and bytes by what they say. */
export function* differences(
  value: unknown,
  pattern: unknown,
  path: Difference['path'] = [],
): Generator<Difference, void> {
  if (Object.is(value, pattern) || saysTheSame(value, pattern)) return
  const isList = Array.isArray(pattern)
  if (
    !isOfMembers(value) ||
    !isOfMembers(pattern) ||
    (isList && !(Array.isArray(value) && value.length === pattern.length))
  ) {
    yield { path, expected: pattern, was: value }
    return
  }
  for (const [name, inner] of Object.entries(pattern)) {
    const at = [...path, isList ? Number(name) : name]
    if (Object.hasOwn(value, name)) yield* differences(value[name], inner, at)
    else yield { path: at, expected: inner, was: undefined }
  }
}

/** Whether a value has every member of a pattern. */
export const includes = (value: unknown, pattern: unknown): boolean =>
  differences(value, pattern).next().done === true
