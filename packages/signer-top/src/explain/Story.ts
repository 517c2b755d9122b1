import type { Pair, Pairs } from '@paifang/signing'
import type { Digest } from './digests'

/** Text as the bytes that are hashed; text itself stands for UTF-8. */
export type Encode = (text: string) => string | Uint8Array

/** One way in which a signature may have been made. The gateway's own way is the base; hypotheses change parts of it. */
export interface Story {
  /** What is signed, sorted as the gateway sorts unless `order` says otherwise. */
  readonly pairs: Pairs
  readonly order?: (a: Pair, b: Pair) => number
  readonly join: (pairs: Pairs) => string
  readonly body: string
  readonly encode: Encode
  readonly secret: string
  readonly digest: Digest
}

export const textOf = ({ pairs, order, join, body }: Story): string =>
  join(order === undefined ? pairs : [...pairs].sort(order)) + body

/** The signature this story makes: upper-case hex. */
export const tell = (story: Story): string => story.digest(textOf(story), story.secret, story.encode)

const at = (pairs: Pairs, name: string): number => pairs.findIndex(([given]) => given === name)

/** The story with another text for one name, added in its place when it was not there. */
export const withPair = (story: Story, name: string, text: string): Story => {
  const found = at(story.pairs, name)
  if (found >= 0) return { ...story, pairs: story.pairs.with(found, [name, text]) }
  const next = story.pairs.findIndex(([given]) => given > name)
  return { ...story, pairs: story.pairs.toSpliced(next < 0 ? story.pairs.length : next, 0, [name, text]) }
}

export const withoutPair = (story: Story, name: string): Story => ({
  ...story,
  pairs: story.pairs.filter(([given]) => given !== name),
})

/** The story with every text replaced that `change` has another one for. */
export const withTexts = (story: Story, change: (text: string) => string | undefined): Story => ({
  ...story,
  pairs: story.pairs.map(([name, text]): Pair => [name, change(text) ?? text]),
})
