/**
 * Keeps this process from sleeping, until what it gives is called. Whoever writes to a process that sleeps on the same
 * machine pays for waking it, as nobody does over a network: the slower side of two would pay, the faster one would not, and
 * that would be taken for what a call costs.
 */
export const stayAwake = (): (() => void) => {
  let isOver = false
  const turn = (): void => {
    if (!isOver) setImmediate(turn)
  }
  turn()
  return () => {
    isOver = true
  }
}
