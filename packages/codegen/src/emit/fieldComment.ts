import type { Limits } from '@paifang/contract'
import type { Fact } from '../spec/Fact'
import type { Field } from '../spec/Field'
import { limitsOf } from '../plan/codecPlan'
import type { Side } from '../plan/Struct'
import { comment } from './comment'

const longest = 120

const exampleText = (example: string): ReadonlyArray<string> => {
  const line = example.replace(/\s+/g, ' ').trim()
  if (line === '') return []
  const shown = line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line
  return [`e.g. ${shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``}`]
}

const rangeText = ({ minValue, maxValue }: Limits): ReadonlyArray<string> => {
  if (minValue !== undefined && maxValue !== undefined) return [`${minValue} to ${maxValue}`]
  if (minValue !== undefined) return [`at least ${minValue}`]
  return maxValue === undefined ? [] : [`at most ${maxValue}`]
}

const limitsText = (limits: Limits): ReadonlyArray<string> => {
  const { maxLength, maxBytes, maxListSize } = limits
  return [
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(maxBytes === undefined ? [] : [`at most ${maxBytes} bytes`]),
    ...(maxListSize === undefined ? [] : [`at most ${maxListSize} items`]),
    ...rangeText(limits),
  ]
}

const guesses: Readonly<Record<string, string>> = {
  unknown: 'Type guessed',
  text: 'Type guessed',
  'a list': 'Type guessed',
  'one struct': 'Type guessed',
  optional: 'Guessed to be optional',
  doubtful: 'In doubt',
}

/** What a spec says of each place of it that its document leaves open, by path. */
export type Guesses = ReadonlyMap<string, ReadonlyArray<string>>

/** The key of a place among guesses. */
export const placeOf = (at: ReadonlyArray<string>): string => JSON.stringify(at)

/** The guesses among the facts of a spec. They name no lines: a page that gets one more changes no comment. */
export const guessesOf = (facts: ReadonlyArray<Fact>): Guesses => {
  const found = new Map<string, ReadonlyArray<string>>()
  for (const { at, fact, because } of facts) {
    const how = Object.hasOwn(guesses, fact) ? guesses[fact] : undefined
    if (how === undefined) continue
    const key = placeOf(at)
    found.set(key, [
      ...(found.get(key) ?? []),
      `${how}: ${because.replace(/^line \d+: |\(?\bline \d+, /g, '')}`,
    ])
  }
  return found
}

/** What a hover says of a field: the description, the limits that are checked, an example, and what was guessed. */
export const fieldComment = (field: Field, side: Side, guessed: ReadonlyArray<string> = []): string => {
  const { description = '', example = '' } = field
  const facts = [...limitsText(limitsOf(field, side)), ...exampleText(example)].join('; ')
  const about =
    facts === '' || description === ''
      ? description + facts
      : description.includes('\n')
        ? `${description}\n(${facts})`
        : `${description} (${facts})`
  return comment([about, ...guessed].filter((text) => text !== '').join('\n\n'), '    ')
}
