/** Header names and values in turn, as undici takes them, with what we can decompress when the caller names nothing. */
export function requestHeaders(headers: Readonly<Record<string, string>>): Array<string> {
  const flat: Array<string> = []
  let asked = false
  for (const name of Object.keys(headers)) {
    asked ||= name.length === 15 && name.toLowerCase() === 'accept-encoding'
    flat.push(name, headers[name] as string)
  }
  if (!asked) flat.push('accept-encoding', 'gzip, deflate, br')
  return flat
}
