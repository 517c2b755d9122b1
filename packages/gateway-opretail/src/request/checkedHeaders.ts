const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const reserved = new Set(['content-type', 'content-length', 'host', 'transfer-encoding', 'connection'])

/** Whether a text can name a header that requests do not need for themselves. */
export const isFreeHeader = (text: string): boolean => name.test(text) && !reserved.has(text.toLowerCase())

/** Whether a value can stand in a header: visible ASCII, spaces inside. */
export const isHeaderText = (text: unknown): text is string =>
  typeof text === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)

/** @throws TypeError for a name or a value that cannot stand there; the message shows the name alone */
export const checkedHeaders = (
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  for (const [key, value] of Object.entries(headers))
    if (!isFreeHeader(key) || !isHeaderText(value)) throw new TypeError(`headers: ${key} cannot be sent`)
  return { ...headers }
}
