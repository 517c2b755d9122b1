import type { Limits } from '@paifang/contract'
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

/** What a hover says of a field: the description, the limits that are checked, and an example. */
export const fieldComment = (field: Field, side: Side): string => {
  const { description = '', example = '' } = field
  const facts = [...limitsText(limitsOf(field, side)), ...exampleText(example)].join('; ')
  if (facts === '' || description === '') return comment(description + facts, '    ')
  return comment(
    description.includes('\n') ? `${description}\n(${facts})` : `${description} (${facts})`,
    '    ',
  )
}
