import type { Path } from '@paifang/contract'

/** The same value with another at a path of own members; what is missing on the way is made. */
export const withValue = (target: unknown, path: Path, value: unknown): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return value
  const held = typeof target === 'object' && target !== null ? target : {}
  const member = Object.hasOwn(held, name) ? (held as Readonly<Record<string, unknown>>)[name] : undefined
  return Object.fromEntries([
    ...Object.entries(held).filter(([key]) => key !== name),
    [name, withValue(member, rest, value)],
  ])
}
