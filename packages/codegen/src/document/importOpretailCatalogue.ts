import { err, ok, type Result } from '@paifang/result'
import { infer } from '../infer/infer'
import { nestDotted, type DottedField } from '../opretail/nestDotted'
import { methodProblem } from '../soundness/fieldNameProblem'
import { problem, type Problem } from '../spec/Problem'
import type { RawField } from '../spec/RawField'
import type { RawSpec } from '../spec/RawSpec'
import type { Spec } from '../spec/Spec'
import { clean } from '../text/clean'
import { complain, isMembers, listOf, textOf, within, type Members, type Reading } from './Reading'

const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const

const dotted = (params: ReadonlyArray<unknown>): ReadonlyArray<DottedField> =>
  params.filter(isMembers).map((param) => ({
    path: clean(textOf(param['name']) ?? ''),
    type: clean(textOf(param['type']) ?? ''),
    required: param['required'] === true,
    description: clean(textOf(param['description']) ?? ''),
    example: clean(textOf(param['example']) ?? ''),
  }))

/** The fields, or `unknown` where the stored document lost a name or never had any. */
const sideOf = (
  api: Members,
  name: 'params' | 'response',
  reading: Reading,
): ReadonlyArray<RawField> | 'unknown' => {
  const params = listOf(within(reading, name), api[name])
  if (params.length === 0 && (name === 'response' || api['status'] === 'name-only')) return 'unknown'
  return nestDotted(dotted(params)) ?? 'unknown'
}

const rawApi = (api: Members, document: string, reading: Reading): ReadonlyArray<RawSpec> => {
  const method = textOf(api['method']) ?? ''
  const wrong = methodProblem(method)
  if (wrong !== undefined) return complain(reading, wrong)
  const version = /^v\d+/.exec(textOf(api['version']) ?? '')?.[0]
  const verb = verbs.find((one) => one === textOf(api['httpMode'])?.toUpperCase())
  const token = api['requiresToken']
  const rows = listOf(within(reading, 'response'), api['response']).filter(isMembers)
  const isList = rows.length > 0 && rows.every((row) => textOf(row['name'])?.startsWith('[].') === true)
  const response = isList
    ? { ...api, response: rows.map((row) => ({ ...row, name: (textOf(row['name']) ?? '').slice(3) })) }
    : api
  const raw: RawSpec = {
    gateway: 'opretail',
    method,
    ...(version === undefined ? {} : { version }),
    ...(verb === undefined ? {} : { verb }),
    title: clean(textOf(api['title']) ?? ''),
    source: { form: 'catalogue', document },
    ...(typeof token === 'boolean' ? { session: { value: token ? 'required' : 'none' } } : {}),
    input: sideOf(api, 'params', reading),
    output: sideOf(response, 'response', reading),
    ...(isList ? { outputIs: 'list' as const } : {}),
  }
  return [raw]
}

/** Every API of an opretail catalogue: a list of `{method, version, httpMode, title, requiresToken, params, response}`. */
export const importOpretailCatalogue = (
  catalogue: unknown,
  { document }: { readonly document: string },
): Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>> => {
  if (!Array.isArray(catalogue)) return err([problem([document], 'expected a list of opretail methods')])
  const reading: Reading = { at: [document], problems: [] }
  const raw = catalogue.flatMap((api: unknown, i) => {
    const here = within(reading, isMembers(api) ? (textOf(api['method']) ?? `[${i}]`) : `[${i}]`)
    return isMembers(api) ? rawApi(api, document, here) : complain(here, 'expected a method')
  })
  return reading.problems.length > 0 ? err(reading.problems) : ok(raw.map(infer))
}
