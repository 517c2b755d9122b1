/** How many single letters have to be changed, put in, left out or swapped with the next to make one word of another. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(isSwap ? Math.min(best, (before[j - 2] ?? 0) + 1) : best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

const longest = 80

/** The name that was probably meant; `undefined` where none is near. Letters count, not their case nor `_`. */
export const nearest = (given: string, names: Iterable<string>): string | undefined => {
  if (given.length > longest) return undefined
  const plain = (name: string): string => name.toLowerCase().replaceAll('_', '')
  let found: string | undefined
  let least = Math.max(1, Math.floor(plain(given).length / 3)) + 0.5
  for (const name of names) {
    if (name.length > longest) continue
    const far = distance(plain(given), plain(name))
    if (far < least) {
      found = name
      least = far
    }
  }
  return found
}

/** `; did you mean x?`, or nothing. */
export const didYouMean = (given: string, names: Iterable<string>, meant?: string): string => {
  const near = meant ?? nearest(given, names)
  return near === undefined ? '' : `; did you mean ${near}?`
}
