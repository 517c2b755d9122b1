/** An own member of a plain object; `undefined` when there is none. Nothing is read from prototypes. */
export const member = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined

const integer = /^[+-]?\d{1,40}$/
const longest = 100

/**
 * A code as text, from the number or the text that the gateway sends: `0`, `"0"` and `" 00 "` are the same code. Text
 * that is no integer is a code of its own. `undefined`: no code at all (absent, empty, or neither text nor number).
 */
export const codeText = (value: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (text === '' || text.length > longest) return undefined
  return integer.test(text) ? String(BigInt(text.replace('+', ''))) : text
}
