/** What JSON calls an object. */
export type Struct = Readonly<Record<string, unknown>>

/** Whether it has members: no list, and not nothing. */
export const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
