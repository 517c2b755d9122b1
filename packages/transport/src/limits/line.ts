/** What can stand in a line. Its links are for the line alone. */
export interface InLine<T> {
  earlier: T | undefined
  later: T | undefined
}

/** First come, first served; leaving it costs the same from any place. */
export interface Line<T> {
  readonly first: () => T | undefined
  readonly size: () => number
  /** Only for what stands in no line. */
  readonly add: (one: T) => void
  /** `false`: it does not stand in it. */
  readonly remove: (one: T) => boolean
}

/**
 * Linked, because a Set or Map that is added to and deleted from all the time is a burden to the garbage collector: what
 * it held outlives it.
 */
export const createLine = <T extends InLine<T>>(): Line<T> => {
  let first: T | undefined
  let last: T | undefined
  let size = 0
  return {
    first: () => first,
    size: () => size,
    add: (one) => {
      one.earlier = last
      if (last === undefined) first = one
      else last.later = one
      last = one
      size += 1
    },
    remove: (one) => {
      const { earlier, later } = one
      if (earlier === undefined && one !== first) return false
      if (earlier === undefined) first = later
      else earlier.later = later
      if (later === undefined) last = earlier
      else later.earlier = earlier
      one.earlier = undefined
      one.later = undefined
      size -= 1
      return true
    },
  }
}
