import { jsonLeaves, type Entry } from '@paifang/emulator/control'
import { runsOf, type Runs } from '../runsOf'

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
