/** An object of these members, the later of two values: what `Object.fromEntries` makes, at a quarter of its cost. */
export const recordOf = <A>(pairs: ReadonlyArray<readonly [string, A]>): Record<string, A> => {
  const record: Record<string, A> = {}
  for (const [name, value] of pairs) {
    // Assigned, it would be the prototype.
    if (name === '__proto__') return Object.fromEntries(pairs)
    record[name] = value
  }
  return record
}
