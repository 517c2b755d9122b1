const [firstLead, lastLead, firstTrail, lastTrail] = [0x81, 0xfe, 0x40, 0xfe]
const trails = lastTrail - firstTrail + 1
const [lineFeed, unmappable, replacement] = [0x0a, 0x3f, 0xfffd]

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

/** The code of each UTF-16 unit, 0 where GBK has none; it has nothing beyond the basic plane. */
const createTable = (): Uint16Array => {
  const codes = new Uint16Array(0x10000)
  const decoded = decodedPairs()
  for (let at = 0, line = 0; at < decoded.length; line++) {
    const end = decoded.indexOf('\n', at)
    const unit = decoded.charCodeAt(at)
    // A pair that is no character decodes to U+FFFD, or to U+FFFD and the ASCII character of its second byte.
    if (end === at + 1 && unit !== replacement && codes[unit] === 0)
      codes[unit] = ((firstLead + Math.floor(line / trails)) << 8) | (firstTrail + (line % trails))
    at = end + 1
  }
  // One byte, as Java's GBK and Windows have it; the pair A2 E3 decodes to it as well.
  codes[0x20ac] = 0x80
  return codes
}

// A constant that is costly to make, about 24,000 entries: made at the first use, and holds nothing of any call.
let table: Uint16Array | undefined

/**
 * Text as GBK bytes, each character that GBK does not have as `?`, as Java's `getBytes("GBK")`. The platform decodes
 * GBK but does not encode it: the table is its decoder run backwards, so that no other table can disagree with it.
 */
export const encodeGbk = (text: string): Uint8Array => {
  const codes = (table ??= createTable())
  const bytes = new Uint8Array(text.length * 2)
  let end = 0
  for (const character of text) {
    const unit = character.charCodeAt(0)
    const code = unit < 0x80 ? unit : (character.length === 1 && codes[unit]) || unmappable
    if (code > 0xff) bytes[end++] = code >> 8
    bytes[end++] = code & 0xff
  }
  return bytes.subarray(0, end)
}

/** The text of GBK bytes. @throws TypeError for bytes that are no GBK text */
export const decodeGbk = (bytes: Uint8Array): string => new TextDecoder('gbk', { fatal: true }).decode(bytes)
