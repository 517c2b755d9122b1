import type { FirstDifference } from '@paifang/explorer/contract'

const around = 12

const shownAt = (chars: ReadonlyArray<string>, at: number): string =>
  chars.slice(Math.max(0, at - around), at + around).join('')

const bytesAt = (chars: ReadonlyArray<string>, at: number): string =>
  Buffer.from(chars[at] ?? '', 'utf8')
    .toString('hex')
    .replace(/..(?=.)/g, '$& ')

/** `null`: they are the same. Counted in characters, not in halves of them. */
export const firstDifference = (gateway: string, own: string): FirstDifference | null => {
  if (gateway === own) return null
  const [here, there] = [[...gateway], [...own]]
  let at = 0
  while (at < here.length && here[at] === there[at]) at += 1
  return {
    at,
    gateway: shownAt(here, at),
    own: shownAt(there, at),
    gatewayBytes: bytesAt(here, at),
    ownBytes: bytesAt(there, at),
  }
}
