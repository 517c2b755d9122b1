/** Writes what a moment of a whole second is written as once for that second: most calls follow one another within it. */
export const oncePerSecond = <A>(write: (epochMs: number) => A): ((epochMs: number) => A) => {
  let last: { readonly second: number; readonly written: A } | undefined
  return (epochMs) => {
    const second = Math.floor(epochMs / 1000)
    if (last?.second !== second) last = { second, written: write(epochMs) }
    return last.written
  }
}

/** Something made once for each object (an operation, say), and kept for as long as that is there. */
export const perObject = <O extends object, A>(make: (owner: O) => A): ((owner: O) => A) => {
  const known = new WeakMap<O, A>()
  return (owner) => {
    const found = known.get(owner)
    if (found !== undefined) return found
    const made = make(owner)
    known.set(owner, made)
    return made
  }
}

/** What something is made from: a flat record. Arrays in it are compared by their items, anything else by identity. */
export type Given = Readonly<Record<string, unknown>>

const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!isSame(a[i], b[i])) return false
  return true
}

const haveSameMembers = (a: Given, b: Given, names: ReadonlyArray<string>): boolean => {
  for (const name of names) if (!isSame(a[name], b[name])) return false
  return true
}

/**
 * Something made from a record and kept until a member of the record is another: credentials and whatever else is asked
 * for each call and seldom changes. Every call has to give the same names. Nothing is kept of what could not be made.
 */
export const rememberLast = <G extends Given, A>(make: (given: G) => A): ((given: G) => A) => {
  let last: { readonly given: G; readonly names: ReadonlyArray<string>; readonly made: A } | undefined
  return (given) => {
    if (last !== undefined && haveSameMembers(last.given, given, last.names)) return last.made
    const made = make(given)
    last = { given, names: Object.keys(given), made }
    return made
  }
}
