/** Something made once for each object (an operation, say), and kept for as long as that is there. */
export const perObject = <A>(make: () => A): ((owner: object) => A) => {
  const known = new WeakMap<object, A>()
  return (owner) => {
    const found = known.get(owner)
    if (found !== undefined) return found
    const made = make()
    known.set(owner, made)
    return made
  }
}
