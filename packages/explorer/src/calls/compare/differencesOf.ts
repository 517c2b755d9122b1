import { jsonLeaves, type Entry } from '@paifang/emulator/control'
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

/** Two texts word by word. */
export const runsOf = (one: string, other: string): Runs => {
  if (one === other) return [[{ text: one, differs: false }], [{ text: other, differs: false }]]
  const changes = diffArrays(wordsOf(one), wordsOf(other), { maxEditLength: mostChanges })
  if (changes === undefined) return between(one, other)
  const of = (isOne: boolean): ReadonlyArray<Run> =>
    changes
      .filter(({ added, removed }) => (isOne ? !added : !removed))
      .map(({ value, added, removed }) => ({ text: value.join(''), differs: added || removed }))
  return [of(true), of(false)]
}

/** A value that two calls do not have alike; `undefined`: one of them does not have it. */
export interface Difference {
  readonly name: string
  readonly one: string | undefined
  readonly other: string | undefined
}

type Named = ReadonlyArray<readonly [name: string, text: string]>

/** A document as its values by place, digit for digit; what is no JSON as one text. */
const valuesOf = (name: string, text: string): Named => {
  const leaves = /^\s*[[{]/.test(text) ? jsonLeaves(text) : undefined
  return (
    leaves?.map((leaf) => [[name, ...leaf.path].filter((step) => step !== '').join('.'), leaf.text]) ?? [
      [name, text],
    ]
  )
}

const differing = (one: Named, other: Named): ReadonlyArray<Difference> => {
  const [here, there] = [new Map(one), new Map(other)]
  return [...new Set([...here.keys(), ...there.keys()])]
    .map((name) => ({ name, one: here.get(name), other: there.get(name) }))
    .filter((found) => found.one !== found.other)
}

/** What two calls do not have alike. */
export interface Differences {
  readonly checks: ReadonlyArray<Difference>
  readonly params: ReadonlyArray<Difference>
  readonly headers: ReadonlyArray<Difference>
  /** What was signed, where both were read so far. */
  readonly signed: Runs | undefined
  readonly answer: ReadonlyArray<Difference>
}

const paramsOf = ({ request: { params } }: Entry): Named =>
  Object.entries(params).flatMap(([name, text]) => valuesOf(name, text))

/** Follows from the rest. */
const dull = new Set(['content-length', 'connection', 'host'])

const headersOf = ({ request }: Entry): Named =>
  Object.entries(request.headers).filter(([name]) => !dull.has(name))

const signedOf = ({ stringToSign: one }: Entry, { stringToSign: other }: Entry): Runs | undefined =>
  one === undefined || other === undefined ? undefined : runsOf(one, other)

export const differencesOf = (one: Entry, other: Entry): Differences => ({
  checks: differing(
    one.checks.map(({ name, state }) => [name, state]),
    other.checks.map(({ name, state }) => [name, state]),
  ),
  params: differing(paramsOf(one), paramsOf(other)),
  headers: differing(headersOf(one), headersOf(other)),
  signed: signedOf(one, other),
  answer: differing(valuesOf('', one.answer.body), valuesOf('', other.answer.body)),
})
