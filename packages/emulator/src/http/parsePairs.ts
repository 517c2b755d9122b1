export interface ParsedPairs {
  readonly pairs: ReadonlyArray<readonly [name: string, value: string]>
  /** A percent sequence that is not UTF-8, or not a percent sequence at all. */
  readonly malformed: boolean
  /** More pairs than the limit; the rest was not read. */
  readonly tooMany: boolean
}

const decodeText = (raw: string): string =>
  raw.includes('%') || raw.includes('+') ? decodeURIComponent(raw.replaceAll('+', ' ')) : raw

/**
 * Reads `application/x-www-form-urlencoded` text, strictly: a space is `+` or `%20`, percent sequences are UTF-8.
 * A malformed piece is kept as it stands and reported.
 */
export const parsePairs = (text: string, limit: number): ParsedPairs => {
  const pairs: Array<readonly [string, string]> = []
  let malformed = false
  let from = 0
  while (from < text.length) {
    const next = text.indexOf('&', from)
    const end = next < 0 ? text.length : next
    const piece = text.slice(from, end)
    from = end + 1
    if (piece === '') continue
    if (pairs.length >= limit) return { pairs, malformed, tooMany: true }
    const equals = piece.indexOf('=')
    const name = equals < 0 ? piece : piece.slice(0, equals)
    const value = equals < 0 ? '' : piece.slice(equals + 1)
    try {
      pairs.push([decodeText(name), decodeText(value)])
    } catch {
      malformed = true
      pairs.push([name, value])
    }
  }
  return { pairs, malformed, tooMany: false }
}
