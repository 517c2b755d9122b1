const goOn = ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'hrtime', 'Date'] as const

/**
 * Lets the timers of this process stand still: gives what lets some time pass for them, and then all that is left by
 * itself. What a limit is to end has begun by then, on however busy a machine.
 */
export const holdTimers = (): ((ms: number) => void) => {
  jest.useFakeTimers({ doNotFake: [...goOn] })
  return (ms) => {
    jest.advanceTimersByTime(ms)
    jest.useRealTimers()
  }
}
