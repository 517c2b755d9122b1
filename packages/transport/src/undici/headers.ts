const asked = 'accept-encoding'

const flattened = (headers: Readonly<Record<string, string>>): ReadonlyArray<string> => {
  const flat: string[] = []
  let isAsked = false
  for (const name of Object.keys(headers)) {
    flat.push(name, headers[name] as string)
    if (name.length === asked.length && name.toLowerCase() === asked) isAsked = true
  }
  if (!isAsked) flat.push(asked, 'gzip, deflate, br')
  return flat
}

/**
 * Header names and values in turn, as undici takes them, with what we can decompress when the caller names nothing.
 * Headers that cannot change are laid out once: gateways send the same ones with every request.
 */
export function requestHeaders(): (headers: Readonly<Record<string, string>>) => ReadonlyArray<string> {
  let last: Readonly<Record<string, string>> | undefined
  let flat: ReadonlyArray<string> = []
  return (headers) => {
    if (headers === last) return flat
    const made = flattened(headers)
    if (Object.isFrozen(headers)) {
      last = headers
      flat = made
    }
    return made
  }
}

/** Raw name, value, name, value … as a record: names in lower case, repeated ones joined with `, `. */
export function responseHeaders(raw: ReadonlyArray<Buffer>): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] as Buffer).toString('latin1').toLowerCase()
    const value = (raw[i + 1] as Buffer).toString('latin1')
    headers[name] = Object.hasOwn(headers, name) ? `${headers[name] as string}, ${value}` : value
  }
  return headers
}
