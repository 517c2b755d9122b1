/** No timer can be longer. */
const most = 2 ** 31 - 1

/** Resolves after `ms`, or as soon as the signal aborts. Leaves no timer and no listener behind. */
export const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  for (let left = ms; left > 0 && signal?.aborted !== true; left -= most)
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(left, most))
      signal?.addEventListener('abort', done)
    })
}
