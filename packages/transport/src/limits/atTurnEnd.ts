import * as timers from 'node:timers'

// As it is when this is loaded: a clock that a test puts in its place later does not run by itself.
const { setImmediate } = timers

let due: Array<() => void> = []

const runAll = (): void => {
  const these = due
  due = []
  for (const run of these) run()
}

/**
 * Runs what is to follow when all that this turn of the event loop brings has been read: what one answer or call brought into
 * the processor's caches then serves the others of the turn, where reading a socket between two of them drives it out. What is
 * run must not throw.
 */
export const atTurnEnd = (run: () => void): void => {
  if (due.push(run) === 1) setImmediate(runAll)
}
