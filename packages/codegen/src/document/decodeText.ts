const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The text of a saved file: UTF-8, UTF-16 where its first bytes say so, else GB18030, in which editors and browsers of
 * Chinese systems save. Undefined for what is no text.
 */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  if (bytes.subarray(0, 4096).includes(0)) return undefined
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
}
