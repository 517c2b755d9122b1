/** A seeded source of numbers: the same seed, the same run. */
export interface Random {
  /** From 0 inclusive to 1 exclusive. */
  readonly next: () => number
  /** A whole number from 0 inclusive to `bound` exclusive. */
  readonly below: (bound: number) => number
  /** So many characters of `0-9a-z`. */
  readonly letters: (length: number) => string
}

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** Mulberry32: 32 bits of state, good enough to vary answers and faults, not for secrets. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  const letters = (length: number): string => {
    let text = ''
    while (text.length < length) text += alphabet.charAt(below(alphabet.length))
    return text
  }
  return { next, below, letters }
}

/** A stable 32-bit number of a text (FNV-1a), to seed by name. */
export const seedOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
