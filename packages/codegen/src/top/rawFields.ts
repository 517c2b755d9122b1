import type { Limits } from '../spec/Field'
import type { RawField } from '../spec/RawField'
import { fieldNameProblem, maxDepth } from '../validate/fieldNameProblem'
import { typeProblem } from '../validate/typeProblem'
import { requiredMark } from '../document/requiredMark'
import { clean, cleanWord } from '../text/clean'
import {
  complain,
  isMembers,
  listOf,
  textOf,
  wholeOf,
  within,
  type Members,
  type Reading,
} from '../document/Reading'

const limitNames = ['maxLength', 'minValue', 'maxValue', 'maxListSize'] as const

const limitsOf = (param: Members): Limits => {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {}
  for (const name of limitNames) {
    const value = param[name] === undefined ? undefined : wholeOf(param[name])
    if (value !== undefined) limits[name] = value
  }
  return limits
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === ''

const isRequired = (value: unknown): boolean | 'unreadable' => {
  if (isAbsent(value)) return false
  const word = textOf(value)?.trim() ?? 'an object'
  if (word === '1' || word === '0') return word === '1'
  const mark = requiredMark(word)
  return mark === 'unreadable' || mark === 'conditional' ? 'unreadable' : mark === 'required'
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 60)

const knownMembers = new Set(
  'name type required description demoValue example default defaultValue subParams fields'.split(' '),
)

/** What a parameter says in places that nobody reads, or in words that nobody knows. */
const doubtsOf = (param: Members): ReadonlyArray<string> => [
  ...(isRequired(param['required']) === 'unreadable'
    ? [`required: ${shown(param['required'])} does not say whether it is: it is taken for optional`]
    : []),
  ...limitNames
    .filter((name) => !isAbsent(param[name]) && wholeOf(param[name]) === undefined)
    .map((name) => `${name}: ${shown(param[name])} is no whole number, and limits nothing`),
  ...Object.entries(param).flatMap(([name, value]) => {
    if (knownMembers.has(name)) return []
    if (/^(is|must)?_?(required|must|mandatory|necessary)$/i.test(name))
      return [`whether it is required stands in ${shown(name)}, which is not read`]
    return Array.isArray(value) && value.some(isMembers)
      ? [`${shown(name)} holds parameters, which are not read`]
      : []
  }),
  ...(isUsualName(textOf(param['name']) ?? '')
    ? []
    : ['hardly a name: spaces, marks or brackets belong to no name']),
]

const isUsualName = (name: string): boolean => /^[\p{L}\p{N}_$.:-]+$/u.test(name) && !/^[-.:]/.test(name)

const rawField = (param: Members, reading: Reading, depth: number): RawField => {
  const name = textOf(param['name']) ?? ''
  const type = textOf(param['type'])
  const wrong = typeProblem(type)
  if (wrong !== undefined) complain(reading, wrong)
  const described = clean(textOf(param['description']) ?? '')
  const byDefault = clean(textOf(param['default'] ?? param['defaultValue']) ?? '')
  const description = [described, byDefault === '' ? '' : `默认值：${byDefault}`]
    .filter((text) => text !== '')
    .join(' ')
  const example = clean(textOf(param['demoValue'] ?? param['example']) ?? '')
  const limits = limitsOf(param)
  const doubts = doubtsOf(param)
  const fields = rawFields(param['subParams'] ?? param['fields'], reading, depth + 1)
  return {
    name,
    ...(type === undefined ? {} : { type: cleanWord(type) }),
    ...(isRequired(param['required']) === true ? { required: true } : {}),
    ...(description === '' ? {} : { description }),
    ...(example === '' ? {} : { example }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(doubts.length === 0 ? {} : { doubts }),
  }
}

/** The parameters of a document, with everything inside them; whatever cannot be read is a located problem. */
export const rawFields = (value: unknown, reading: Reading, depth = 1): ReadonlyArray<RawField> => {
  const list = listOf(reading, value)
  if (list.length > 0 && depth > maxDepth) {
    complain(reading, `structs inside structs deeper than ${maxDepth} levels`)
    return []
  }
  return list.flatMap((param, i) => {
    if (!isMembers(param)) {
      complain(within(reading, `[${i}]`), 'expected a parameter')
      return []
    }
    const name = param['name']
    const wrong = fieldNameProblem(name)
    const here = within(reading, wrong === undefined ? String(name) : `[${i}]`)
    if (wrong === undefined) return [rawField(param, here, depth)]
    complain(here, wrong)
    return []
  })
}
