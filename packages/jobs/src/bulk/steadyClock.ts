/** A clock for what lasts: it stands still where the one that it is made of is put back, and goes on from there. */
export const steadyClock = (clock: () => number): (() => number) => {
  let behindMs = 0
  let lastMs = -Infinity
  return () => {
    const atMs = clock() + behindMs
    if (atMs < lastMs) behindMs += lastMs - atMs
    else lastMs = atMs
    return lastMs
  }
}
