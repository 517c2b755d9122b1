export type Struct = Readonly<Record<string, unknown>>

export const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own member; nothing is read from prototypes. */
export const member = (value: Struct, name: string): unknown =>
  Object.hasOwn(value, name) ? value[name] : undefined

/** The client scrubs texts before it cuts them shorter. */
const longest = 4_000

/** A short text, from text or a number; `undefined` for anything else, for nothing and for the text `null`. */
export const textMember = (value: Struct, name: string): string | undefined => {
  const found = member(value, name)
  if (typeof found === 'number' || typeof found === 'bigint') return String(found)
  if (typeof found !== 'string') return undefined
  const text = found.trim()
  return text === '' || text === 'null' ? undefined : text.slice(0, longest)
}
