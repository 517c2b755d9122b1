const [firstLead, lastLead, firstTrail, lastTrail] = [0x81, 0xfe, 0x40, 0xfe]
const trails = lastTrail - firstTrail + 1
const lineFeed = 0x0a
const unmappable = 0x3f

/** Every pair of bytes decoded, one per line, so that a pair that is no character spoils no other. */
const decodedPairs = (): string => {
  const bytes = new Uint8Array((lastLead - firstLead + 1) * trails * 3)
  let end = 0
  for (let lead = firstLead; lead <= lastLead; lead++)
    for (let trail = firstTrail; trail <= lastTrail; trail++) {
      bytes[end++] = lead
      bytes[end++] = trail
      bytes[end++] = lineFeed
    }
  return new TextDecoder('gbk').decode(bytes)
}

/** The GBK code of each wanted UTF-16 unit that GBK has; it has none beyond the basic plane. */
const codesOf = (wanted: ReadonlySet<number>): ReadonlyMap<number, number> => {
  const codes = new Map<number, number>()
  const decoded = decodedPairs()
  for (let at = 0, line = 0; at < decoded.length; line++) {
    const end = decoded.indexOf('\n', at)
    const unit = decoded.charCodeAt(at)
    if (end === at + 1 && wanted.has(unit) && !codes.has(unit))
      codes.set(unit, ((firstLead + Math.floor(line / trails)) << 8) | (firstTrail + (line % trails)))
    at = end + 1
  }
  return codes
}

/**
 * An encoder to GBK for the characters of `text`, `?` for what GBK does not have, as Java's `getBytes("GBK")`. Node
 * decodes GBK but does not encode it, so its table is the decoder run backwards, made at the first use.
 */
export const gbkEncoder = (text: string): ((text: string) => Buffer) => {
  let codes: ReadonlyMap<number, number> | undefined
  return (encoded) => {
    codes ??= codesOf(new Set(Array.from(text, (character) => character.charCodeAt(0))))
    const bytes: number[] = []
    for (const character of encoded) {
      const unit = character.charCodeAt(0)
      const code = unit < 0x80 ? unit : ((character.length === 1 ? codes.get(unit) : undefined) ?? unmappable)
      if (code > 0xff) bytes.push(code >> 8)
      bytes.push(code & 0xff)
    }
    return Buffer.from(bytes)
  }
}
