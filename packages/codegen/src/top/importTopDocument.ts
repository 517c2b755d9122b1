import { err, ok, type Result } from '@paifang/result'
import type { SessionNeed } from '@paifang/contract'
import { inferOwn } from './inferOwn'
import { topConventions } from './topConventions'
import { methodProblem } from '../validate/fieldNameProblem'
import type { PageOptions } from '../document/PageOptions'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import { clean } from '../text/clean'
import {
  complain,
  isMembers,
  listOf,
  textOf,
  unreadParameters,
  wholeOf,
  within,
  type Members,
  type Reading,
} from '../document/Reading'
import { documentedError, lostErrors } from './documentedError'
import { rawFields } from './rawFields'

const needs: Readonly<Record<string, SessionNeed>> = {
  no_need: 'none',
  required: 'required',
  optional: 'optional',
}

const sessionOf = (labels: ReadonlyArray<unknown>): SessionNeed | undefined => {
  for (const label of labels) {
    const key = isMembers(label) ? textOf(label['key']) : textOf(label)
    if (key !== undefined && Object.hasOwn(needs, key)) return needs[key]
  }
  return undefined
}

const refusal = (value: Members): string => {
  const said = clean(textOf(value['errMsg']) ?? textOf(value['code']) ?? '')
  return `the documentation service answered with a failure${said === '' ? '' : `: ${said}`}`
}

/** The `data` of an answer of the documentation service, or a record that was stripped to it; else what is wrong. */
const dataOf = (value: unknown): Members | string => {
  if (!isMembers(value)) return 'expected a documentation record (a JSON object)'
  if (value['success'] === false || (value['data'] === null && 'errMsg' in value)) return refusal(value)
  const data = 'data' in value && !('requestParams' in value) ? value['data'] : value
  return isMembers(data) ? data : 'expected an object as data'
}

/**
 * The spec of a TOP documentation record, as `getDocument.json` answers it or stripped to its `data`; text or parsed.
 * A record that cannot be read in full gives every problem found, never half a spec.
 */
export const importTopDocument = (
  record: unknown,
  { document, date }: PageOptions,
): Result<ReadonlyArray<Problem>, Spec> => {
  const reading: Reading = { at: [document], problems: [] }
  let value = record
  if (typeof record === 'string')
    try {
      value = JSON.parse(record.replace(/^\ufeff/, ''))
    } catch {
      return err([problem([document], 'not JSON')])
    }
  const data = dataOf(value)
  if (typeof data === 'string') return err([problem([document], data)])
  const method = textOf(data['name'])?.trim()
  const wrong = methodProblem(method)
  if (wrong !== undefined || method === undefined) complain(within(reading, 'name'), wrong ?? '')
  for (const name of ['requestParams', 'responseParams'])
    if (!(name in data)) complain(within(reading, name), 'missing: the record is incomplete')
  const here = within(reading, method ?? '?')
  const input = rawFields(data['requestParams'], within(here, 'requestParams'))
  const output = rawFields(data['responseParams'], within(here, 'responseParams'))
  const errors = listOf(within(here, 'errorCodes'), data['errorCodes'])
  const session = sessionOf(listOf(within(here, 'labels'), data['labels']))
  const id = wholeOf(data['id'] ?? data['docId'])
  if (reading.problems.length > 0 || method === undefined) return err(reading.problems)
  return ok(
    inferOwn({
      gateway: 'top',
      conventions: topConventions,
      method,
      title: clean(textOf(data['apiChineseName'] ?? data['title']) ?? ''),
      description: clean(textOf(data['description']) ?? ''),
      source: {
        form: 'top-document',
        document,
        ...(id === undefined ? {} : { id }),
        ...(date === undefined ? {} : { date }),
      },
      ...(session === undefined ? {} : { session: { value: session } }),
      errors: errors.flatMap(documentedError),
      input,
      output,
      facts: [...lostErrors(errors), ...unreadParameters(data, ['requestParams', 'responseParams'])],
    }),
  )
}
