/** Runs `count` calls, `concurrency` of them at a time. */
export const concurrently = async (
  count: number,
  concurrency: number,
  call: () => Promise<unknown>,
): Promise<void> => {
  let left = count
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left--
      await call()
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
}
