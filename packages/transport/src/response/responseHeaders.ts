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
