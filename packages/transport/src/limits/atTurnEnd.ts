import * as timers from 'node:timers'

// As it is when this is loaded: a clock that a test puts in its place later does not run by itself.
const { setImmediate } = timers

let due: Array<() => void> = []

const runAll = (): void => {
  const these = due
  due = []
  let ran = 0
  try {
    for (const run of these) {
      ran += 1
      run()
    }
  } finally {
    // One that threw, whose error is the process's, costs no other its turn.
    if (ran < these.length) {
      if (due.length === 0) setImmediate(runAll)
      due.unshift(...these.slice(ran))
    }
  }
}

/**
 * Runs what is to follow when all that this turn of the event loop brings has been read: what one answer or call brought into
 * the processor's caches then serves the others of the turn, where reading a socket between two of them drives it out. What is
 * run should not throw: nobody catches it.
 */
export const atTurnEnd = (run: () => void): void => {
  if (due.push(run) === 1) setImmediate(runAll)
}
