/** Runs `count` calls, `concurrency` of them at a time; `check` throws at an answer that is none. */
export const concurrently = async <A>(
  count: number,
  concurrency: number,
  call: () => Promise<A>,
  check?: (answer: A) => void,
): Promise<void> => {
  let left = count
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left--
      const answer = await call()
      check?.(answer)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}
