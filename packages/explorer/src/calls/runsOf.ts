import { diffArrays } from 'diff'

/** A stretch of one of two texts, and whether the other has it, too. */
export interface Run {
  readonly text: string
  readonly differs: boolean
}

/** Both texts in runs. */
export type Runs = readonly [one: ReadonlyArray<Run>, other: ReadonlyArray<Run>]

/** More changes than so many are shown as one: to find the fewest takes long, and to read them longer. */
const mostChanges = 400

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+|[^]/gu) ?? []

const lastCommon = (one: string, other: string, from: number): number => {
  let length = 0
  const most = Math.min(one.length, other.length) - from
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1
  return length
}

const between = (one: string, other: string): Runs => {
  let from = 0
  while (from < one.length && from < other.length && one[from] === other[from]) from += 1
  const end = lastCommon(one, other, from)
  const runs = (text: string): ReadonlyArray<Run> =>
    [
      { text: text.slice(0, from), differs: false },
      { text: text.slice(from, text.length - end), differs: true },
      { text: text.slice(text.length - end), differs: false },
    ].filter((run) => run.text !== '')
  return [runs(one), runs(other)]
}

/** Two texts, word by word unless they are to be split in another way. */
export const runsOf = (one: string, other: string, split: (text: string) => string[] = wordsOf): Runs => {
  if (one === other) return [[{ text: one, differs: false }], [{ text: other, differs: false }]]
  const changes = diffArrays(split(one), split(other), { maxEditLength: mostChanges })
  if (changes === undefined) return between(one, other)
  const of = (isOne: boolean): ReadonlyArray<Run> =>
    changes
      .filter(({ added, removed }) => (isOne ? !added : !removed))
      .map(({ value, added, removed }) => ({ text: value.join(''), differs: added || removed }))
  return [of(true), of(false)]
}
