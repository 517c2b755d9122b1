import type { Span } from '@paifang/emulator/control'

const perLine = 16
/** So many bytes are written out. */
export const mostBytes = 65_536

const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')

/** Bytes as hex and as ASCII, sixteen a line; of those that may not be shown, `▒▒`. */
export const hexOf = (bytes: Uint8Array, masked: ReadonlyArray<Span>): string => {
  const lines: string[] = []
  let span = 0
  const isMasked = (at: number): boolean => {
    while (span < masked.length && (masked[span]?.[1] ?? 0) <= at) span += 1
    return at >= (masked[span]?.[0] ?? Infinity)
  }
  for (let from = 0; from < Math.min(bytes.length, mostBytes); from += perLine) {
    const line = [...bytes.subarray(from, from + perLine)].map((byte, index) =>
      isMasked(from + index)
        ? { hex: '▒▒', text: '▒' }
        : { hex: byte.toString(16).padStart(2, '0'), text: printable(byte) },
    )
    const hex = line.map((one) => one.hex).join(' ')
    const text = line.map((one) => one.text).join('')
    lines.push(`${from.toString(16).padStart(6, '0')}  ${hex.padEnd(perLine * 3)} ${text}`)
  }
  return lines.join('\n')
}
