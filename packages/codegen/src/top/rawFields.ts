import type { Limits } from '../spec/Field'
import type { RawField } from '../spec/RawField'
import { fieldNameProblem, maxDepth } from '../validate/fieldNameProblem'
import { typeProblem } from '../validate/typeProblem'
import { clean, cleanType } from '../text/clean'
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

const isRequired = (value: unknown): boolean =>
  value === true ||
  (typeof value === 'string' && /^(true|must|required|1|yes|必须|必填)$/i.test(value.trim()))

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
  const fields = rawFields(param['subParams'] ?? param['fields'], reading, depth + 1)
  return {
    name,
    ...(type === undefined ? {} : { type: cleanType(type) }),
    ...(isRequired(param['required']) ? { required: true } : {}),
    ...(description === '' ? {} : { description }),
    ...(example === '' ? {} : { example }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(fields.length === 0 ? {} : { fields }),
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
