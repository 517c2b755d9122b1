let table: Map<string, number> | undefined

const buildTable = (): Map<string, number> => {
  const built = new Map<string, number>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail))
      if (text.length === 1 && text !== '\ufffd' && !built.has(text)) built.set(text, lead * 256 + trail)
    }
  }
  return built
}

/** Encodes text as GBK; what GBK lacks becomes `?`. The table is read off the platform's own decoder. */
export const encodeGbk = (text: string): Uint8Array => {
  table ??= buildTable()
  const bytes: Array<number> = []
  for (const char of text) {
    const code = char.charCodeAt(0)
    const pair = code < 0x80 ? undefined : table.get(char)
    if (code < 0x80) bytes.push(code)
    else if (pair === undefined) bytes.push(0x3f)
    else bytes.push(pair >> 8, pair & 0xff)
  }
  return Uint8Array.from(bytes)
}
