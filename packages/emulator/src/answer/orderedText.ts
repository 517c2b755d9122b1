type Struct = Readonly<Record<string, unknown>>

/**
 * JSON text of wire values with the members of every object in one order: the same text for the same value, however it
 * was written. Written in one walk, because it is made for every call that names its request.
 */
export const orderedText = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(orderedText).join(',')}]`
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const member = (value as Struct)[name]
    if (member !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${orderedText(member)}`
  }
  return `{${text}}`
}
