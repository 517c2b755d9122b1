/** Text as GBK bytes, each character that GBK does not have as `?`, as Java's `getBytes("GBK")`. */
export type GbkEncoder = (text: string) => Buffer

const unmappable = 0x3f
const [firstLead, lastLead, firstTrail, lastTrail] = [0x81, 0xfe, 0x40, 0xfe]

const everyPair = (): Buffer => {
  const bytes: number[] = []
  for (let lead = firstLead; lead <= lastLead; lead++)
    for (let trail = firstTrail; trail <= lastTrail; trail++) bytes.push(lead, trail, 0x0a)
  return Buffer.from(bytes)
}

/** Node decodes GBK but does not encode it: the table is the decoder run backwards, about 24,000 entries. */
export const createGbkEncoder = (): GbkEncoder => {
  const codes = new Map([['€', 0x80]])
  const columns = lastTrail - firstTrail + 1
  for (const [index, text] of new TextDecoder('gbk').decode(everyPair()).split('\n').entries()) {
    const code = ((firstLead + Math.floor(index / columns)) << 8) | (firstTrail + (index % columns))
    // A pair that is no character decodes to U+FFFD, or to U+FFFD and the ASCII character of its second byte.
    if (text !== '' && !text.startsWith('\uFFFD') && !codes.has(text)) codes.set(text, code)
  }
  return (text) => {
    const bytes: number[] = []
    for (const character of text) {
      const code = character < '\x80' ? character.charCodeAt(0) : (codes.get(character) ?? unmappable)
      if (code > 0xff) bytes.push(code >> 8)
      bytes.push(code & 0xff)
    }
    return Buffer.from(bytes)
  }
}

let encoder: GbkEncoder | undefined

/** The encoder, whose table is made at its first use and holds nothing of any call. */
export const gbkBytes: GbkEncoder = (text) => (encoder ??= createGbkEncoder())(text)
