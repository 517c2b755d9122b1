import { createHash } from 'node:crypto'

/**
 * The published algorithm once more, sharing nothing with the signer: what a gateway does with what it received.
 * Tuples are sorted by UTF-16 code unit; the secret stands at both ends.
 *
 * @see ovopark/openplatform-sdk README, signature algorithm
 */
export const referenceSign = (
  received: Iterable<readonly [string, string]>,
  secret: string,
  algorithm = 'md5',
): string => {
  const kept = [...received].filter(([name]) => name !== '_sig')
  const units = (text: string): ReadonlyArray<number> =>
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const order = (a: string, b: string): number => {
    const [left, right] = [units(a), units(b)]
    const at = left.findIndex((unit, index) => unit !== right[index])
    return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1)
  }
  kept.sort(([a], [b]) => order(a, b))
  const hash = createHash(algorithm)
  hash.update(secret, 'utf8')
  for (const [name, value] of kept) hash.update(Buffer.from(`${name}${value}`, 'utf8'))
  hash.update(secret, 'utf8')
  return hash.digest('hex').toUpperCase()
}
