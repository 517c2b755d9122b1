/** Calls that belong together: the attempts of one call, what was sent once more, the lines of a batch. */
export interface Chains {
  /**
   * These two belong together, and with them all that belongs to either. Whether calls beside `one` have another first now.
   */
  readonly link: (one: number, other: number) => boolean
  /** The first of those that a call belongs to; its own seq where there is no other. */
  readonly firstOf: (seq: number) => number
  /** Nobody asks for those before it any more. */
  readonly forget: (before: number) => void
  readonly clear: () => void
}

export const createChains = (): Chains => {
  /** Of those that have an earlier one: that, or one nearer to the first. */
  const earlier = new Map<number, number>()
  const firstOf = (seq: number): number => {
    let first = seq
    for (let next = earlier.get(first); next !== undefined; next = earlier.get(first)) first = next
    // Whoever was passed on the way knows it now: a long chain is walked once.
    for (let at = seq; at !== first;) {
      const next = earlier.get(at) ?? first
      earlier.set(at, first)
      at = next
    }
    return first
  }
  return {
    firstOf,
    link: (one, other) => {
      const [a, b] = [firstOf(one), firstOf(other)]
      if (a === b) return false
      const later = Math.max(a, b)
      earlier.set(later, Math.min(a, b))
      return later !== one
    },
    forget: (before) => {
      for (const seq of [...earlier.keys()]) firstOf(seq)
      for (const seq of earlier.keys()) if (seq < before) earlier.delete(seq)
    },
    clear: () => earlier.clear(),
  }
}
