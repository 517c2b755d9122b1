/** A new order for each round, so that no cell always runs after the same other (Fisher–Yates). */
export const shuffled = <A>(
  values: ReadonlyArray<A>,
  random: () => number = Math.random,
): ReadonlyArray<A> => {
  const order = [...values]
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = order[i] as A
    order[i] = order[j] as A
    order[j] = held
  }
  return order
}
