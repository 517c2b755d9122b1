import { err, ok, type Result } from '@paifang/result'
import { infer } from '../infer/infer'
import { nestDotted, type DottedField } from './nestDotted'
import { conditionDoubt, lengthIn } from './rowCells'
import { requiredMark, type RequiredMark } from '../document/requiredMark'
import { methodProblem } from '../validate/fieldNameProblem'
import { problem, type Problem } from '../spec/Problem'
import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'
import type { RawSpec } from '../spec/RawSpec'
import type { Spec } from '../spec/Spec'
import { clean, cleanWord } from '../text/clean'
import {
  complain,
  isMembers,
  listOf,
  textOf,
  unreadParameters,
  within,
  type Members,
  type Reading,
} from '../document/Reading'
import { insideData } from './insideData'
import { opretailConventions } from './opretailConventions'

/** A row of an answer that is a list, as a whole: `[].id`, or `[hour].count` where its index means something. */
const listMember = /^\[\w*\]\./

const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const

const markOf = (param: Members): RequiredMark => {
  const mark = param['required']
  if (mark === undefined || mark === null) return 'nothing'
  const word = textOf(mark)?.trim() ?? '{}'
  return word === '1' ? 'required' : word === '0' ? 'optional' : requiredMark(word)
}

const dotted = (params: ReadonlyArray<Members>): ReadonlyArray<DottedField> =>
  params.map((param) => ({
    path: cleanWord(textOf(param['name']) ?? '').replace(/\[(?:\d|\*)\]/g, '[]'),
    type: cleanWord(textOf(param['type']) ?? ''),
    required: markOf(param) === 'required',
    description: clean(textOf(param['description']) ?? ''),
    example: clean(textOf(param['example']) ?? ''),
    ...limitsOf(lengthIn(textOf(param['type']) ?? '')),
  }))

const known = new Set(['name', 'type', 'required', 'description', 'example'])

/** What a parameter says in words that nobody knows, or in places that nobody reads. */
const doubtsOf = (param: Members, at: ReadonlyArray<string>): ReadonlyArray<Fact> => {
  const path = cleanWord(textOf(param['name']) ?? '').replace(/\[\w*\]/g, '')
  const doubt = (because: string): Fact => ({ at: [...at, ...path.split('.')], fact: 'doubtful', because })
  const mark = markOf(param)
  return [
    ...(mark === 'unreadable' || mark === 'conditional'
      ? [doubt(conditionDoubt(textOf(param['required']) ?? '{}'))]
      : []),
    ...Object.entries(param).flatMap(([name, value]) =>
      !known.has(name) && Array.isArray(value) && value.some(isMembers)
        ? [doubt(`${JSON.stringify(name.slice(0, 40))} holds parameters, which are not read`)]
        : [],
    ),
  ]
}

const limitsOf = (length: string | undefined): Pick<DottedField, 'limits'> =>
  length === undefined ? {} : { limits: { maxLength: Number(length) } }

/** `v1`, `v1|v2`, `v1 (v4 with JSON body)`: each version is an operation of its own. */
const versionsOf = (text: string): ReadonlyArray<string> => [...new Set(text.match(/\bv\d+/g) ?? [])]

interface Side {
  readonly fields: ReadonlyArray<RawField> | 'unknown'
  readonly facts: ReadonlyArray<Fact>
  readonly outputIs?: 'list'
}

/** The fields, or `unknown` where the stored document lost a name or never had any. */
const sideOf = (api: Members, name: 'params' | 'response', reading: Reading): Side => {
  const params = listOf(within(reading, name), api[name])
  const unknown = (because: string): Side => ({
    fields: 'unknown',
    facts: [{ at: [name === 'params' ? 'input' : 'output'], fact: 'unknown', because }],
  })
  if (params.length === 0 && (name === 'response' || api['status'] !== 'documented'))
    return unknown(name === 'params' ? 'no parameters are described' : 'no answer is described')
  const rows = params.filter(isMembers)
  if (rows.length < params.length) complain(within(reading, name), 'expected parameters: objects with a name')
  const fields = nestDotted(dotted(rows))
  const side = name === 'params' ? 'input' : 'output'
  if (fields === undefined) return unknown('a row has no name that could be one')
  const facts = rows.flatMap((row) => doubtsOf(row, [side]))
  return side === 'output' ? insideData(fields, facts) : { fields, facts }
}

const rawApi = (api: Members, document: string, reading: Reading): ReadonlyArray<RawSpec> => {
  const method = textOf(api['method']) ?? ''
  const wrong = methodProblem(method)
  if (wrong !== undefined) return complain(reading, wrong)
  const versions = versionsOf(textOf(api['version']) ?? '')
  const verb = verbs.find((one) => one === textOf(api['httpMode'])?.toUpperCase())
  const token = api['requiresToken']
  const all = listOf(within(reading, 'response'), api['response'])
  const rows = all.filter(isMembers)
  const isList =
    rows.length > 0 &&
    rows.length === all.length &&
    rows.every((row) => listMember.test(textOf(row['name']) ?? ''))
  const response = isList
    ? {
        ...api,
        response: rows.map((row) => ({ ...row, name: textOf(row['name'])?.replace(listMember, '') })),
      }
    : api
  const input = sideOf(api, 'params', reading)
  const output = sideOf(response, 'response', reading)
  const facts = [...input.facts, ...output.facts, ...unreadParameters(api, ['params', 'response'])]
  const raw: RawSpec = {
    gateway: 'opretail',
    conventions: opretailConventions,
    method,
    ...(verb === undefined ? {} : { verb }),
    title: clean(textOf(api['title']) ?? ''),
    source: { form: 'catalogue', document },
    ...(typeof token === 'boolean' ? { session: { value: token ? 'required' : 'none' } } : {}),
    input: input.fields,
    output: output.fields,
    facts,
    ...(isList || output.outputIs === 'list' ? { outputIs: 'list' as const } : {}),
  }
  const [first] = versions
  if (versions.length < 2) return [{ ...raw, ...(first === undefined ? {} : { version: first }) }]
  const because = `one description stands for ${versions.join(' and ')}, which may differ`
  return versions.map((version) => ({
    ...raw,
    version,
    facts: [{ at: ['version'], fact: version, because }, ...facts],
  }))
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
