import type { Pair, Pairs } from '@paifang/signer-top'

/** Two lists of pairs, each sorted by name, as one sorted list. No name may be in both. */
export const mergePairs = (a: Pairs, b: Pairs): Pairs => {
  const merged: Pair[] = []
  let i = 0
  let j = 0
  for (;;) {
    const left = a[i]
    const right = b[j]
    if (left === undefined || right === undefined) break
    if (left[0] < right[0]) {
      merged.push(left)
      i += 1
    } else {
      merged.push(right)
      j += 1
    }
  }
  for (; i < a.length; i++) merged.push(a[i] as Pair)
  for (; j < b.length; j++) merged.push(b[j] as Pair)
  return merged
}
