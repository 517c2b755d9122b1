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
