import type { Fact } from '../spec/Fact'
import { problem, type Problem } from '../spec/Problem'

/** What is read from a document, with a place for what is wrong in it. */
export interface Reading {
  readonly at: ReadonlyArray<string>
  readonly problems: Problem[]
}

export const within = ({ at, problems }: Reading, name: string): Reading => ({ at: [...at, name], problems })

/** Notes a problem; the empty list it gives stands for what could not be read. */
export const complain = ({ at, problems }: Reading, message: string): readonly [] => {
  problems.push(problem(at, message))
  return []
}

export type Members = Readonly<Record<string, unknown>>

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list member; absent counts as empty, anything else is a problem. */
export const listOf = (reading: Reading, value: unknown): ReadonlyArray<unknown> => {
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value)) return value
  complain(reading, 'expected a list')
  return []
}

/** A text member; numbers and flags become their text, anything else is left out. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
      ? String(value)
      : undefined

/** A whole number, also as text; anything else is left out. */
export const wholeOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

const isParameter = (value: unknown): boolean =>
  isMembers(value) && textOf(value['name']) !== undefined && textOf(value['type']) !== undefined

/** That a description has parameters in places that nobody reads. */
export const unreadParameters = (value: Members, read: ReadonlyArray<string>): ReadonlyArray<Fact> =>
  Object.entries(value).flatMap(([name, list]) =>
    !read.includes(name) && Array.isArray(list) && list.some(isParameter)
      ? [
          {
            at: ['input'],
            fact: 'doubtful',
            because: `${JSON.stringify(name.slice(0, 40))} holds parameters, which are not read`,
          },
        ]
      : [],
  )
