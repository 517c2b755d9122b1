import { err, ok, type Result } from '@paifang/result'
import type { SessionNeed } from '@paifang/contract'
import { inferOwn } from './inferOwn'
import { topConventions } from './topConventions'
import { methodProblem } from '../validate/fieldNameProblem'
import type { PageOptions } from '../document/PageOptions'
import { problem, type Problem } from '../spec/Problem'
import type { RawSpec } from '../spec/RawSpec'
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

const needs: ReadonlyArray<SessionNeed> = ['none', 'optional', 'required', 'unknown']

const rawApi = (
  api: Members,
  category: string,
  document: string,
  reading: Reading,
): ReadonlyArray<RawSpec> => {
  const method = textOf(api['name']) ?? ''
  const wrong = methodProblem(method)
  if (wrong !== undefined) return complain(reading, wrong)
  const here = within(reading, method)
  const auth = needs.find((need) => need === api['auth'])
  const id = wholeOf(api['id'])
  const errors = listOf(within(here, 'errors'), api['errors'])
  const raw: RawSpec = {
    gateway: 'top',
    conventions: topConventions,
    method,
    title: clean(textOf(api['title']) ?? ''),
    ...(category === '' ? {} : { category }),
    source: { form: 'catalogue', document, ...(id === undefined ? {} : { id }) },
    ...(auth === undefined ? {} : { session: { value: auth } }),
    errors: errors.flatMap(documentedError),
    facts: [...lostErrors(errors), ...unreadParameters(api, ['request', 'response'])],
    input: rawFields(api['request'], within(here, 'request')),
    output: rawFields(api['response'], within(here, 'response')),
  }
  return [raw]
}

/**
 * Every API of a catalogue file: `{category, title, apis: [{name, title, request, response}]}`, text or parsed.
 * One unreadable API makes the file a list of problems.
 */
export const importCatalogue = (
  catalogue: unknown,
  { document }: PageOptions,
): Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>> => {
  const reading: Reading = { at: [document], problems: [] }
  let value = catalogue
  if (typeof catalogue === 'string')
    try {
      value = JSON.parse(catalogue.replace(/^\ufeff/, ''))
    } catch {
      return err([problem([document], 'not JSON')])
    }
  if (!isMembers(value) || !Array.isArray(value['apis']))
    return err([problem([document], 'expected a catalogue: an object with a list "apis"')])
  const category = clean(textOf(value['title'] ?? value['category']) ?? '')
  const raw = listOf(reading, value['apis']).flatMap((api, i) => {
    const here = within(reading, `apis[${i}]`)
    return isMembers(api) ? rawApi(api, category, document, here) : complain(here, 'expected an API')
  })
  return reading.problems.length > 0 ? err(reading.problems) : ok(raw.map(inferOwn))
}
