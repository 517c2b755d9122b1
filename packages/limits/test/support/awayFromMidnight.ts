const dayMs = 86_400_000
const gmt8Ms = 28_800_000
/** Longer than any of these tests takes from its first call to its last, on a busy machine too. */
const neededMs = 100_000

/** Waits where a day of the platform is about to end: Redis counts by its own clock, and a test would see two days. */
export const awayFromMidnight = async (): Promise<void> => {
  const leftMs = dayMs - ((Date.now() + gmt8Ms) % dayMs)
  if (leftMs < neededMs) await new Promise((resolve) => setTimeout(resolve, leftMs + 100))
}
