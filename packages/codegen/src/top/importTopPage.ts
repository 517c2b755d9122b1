import { err, type Result } from '@paifang/result'
import type { Fact } from '../spec/Fact'
import type { RawSpec } from '../spec/RawSpec'
import { problem, type Problem } from '../spec/Problem'
import { inferOwn } from './inferOwn'
import { topConventions } from './topConventions'
import type { DocumentedError, Spec } from '../spec/Spec'
import { validateSpec } from '../validate/validateSpec'
import { clean } from '../text/clean'
import type { RawField } from '../spec/RawField'
import type { PageOptions } from '../document/PageOptions'
import { cellsOf } from '../document/cellsOf'
import { javaSample } from './page/javaSample'
import { jsonSample } from './page/jsonSample'
import { withoutFooter } from '../text/footer'
import { pageLines, unmarked, type PageLine } from '../text/pageLines'
import { readTable, type TableReading } from './page/readTable'
import { plain, type Sample } from './page/Sample'
import { sectionsOf } from './page/sections'
import { headerOf } from './page/TableHeader'
import { tableEntries, type TableEntries } from './page/tableEntries'
import type { TableOptions } from './page/TableReader'
import { xmlSample } from './page/xmlSample'

/** Code, message and solution of an error: by bars or tabs, or the first words of a line. */
const errorCells = (text: string): ReadonlyArray<string> => {
  const [bar, tab] = [text.includes('|'), text.trim().includes('\t')]
  if (!bar && !tab) return text.trim().split(/\s+/)
  const cells = cellsOf(text, bar ? '|' : '\t')
  return cells.length > 1 ? cells : text.trim().split(/\s+/)
}

const errorRows = (lines: ReadonlyArray<PageLine>): ReadonlyArray<DocumentedError> => {
  const rows = lines.flatMap(({ text }) => {
    const [code = '', message = '', ...more] = errorCells(text)
    const solution = more.join(' ').trim()
    if (!/^[A-Za-z0-9][\w.:-]*$/.test(code) || (message === '' && solution === '')) return []
    return [{ code, ...(message === '' ? {} : { message }), ...(solution === '' ? {} : { solution }) }]
  })
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}

/** Whether what should be an example of the request in Java is there, if only a part of it. */
const beginsJava = /\bnew (Default|AutoRetry)?\w*(TaobaoClient|TopClient)\b|\breq\.set[A-Z]|\w+Request req\b/

/** What a page that ends too early may lack, told by the last thing that it has. */
const endOf = (parts: ReturnType<typeof sectionsOf>): ReadonlyArray<Fact> => {
  if (parts.has('tools')) return []
  const last = [...parts.values()].flat().at(-1)?.number ?? 0
  const isCut = !(['requestSample', 'responseSample', 'failureSample', 'errors'] as const).some((one) =>
    parts.has(one),
  )
  return [
    ...(isCut
      ? [
          {
            at: ['output'],
            fact: 'incomplete',
            because: `line ${last}: the page ends in the table of the answer, whose rest may be missing`,
          },
        ]
      : []),
    {
      at: ['errors'],
      fact: 'incomplete',
      because: `line ${last}: the page ends before what stands below its error codes (API工具)`,
    },
  ]
}

const textOf = (lines: ReadonlyArray<PageLine> | undefined): string =>
  (lines ?? []).map(({ text }) => text.replace(/^ *(?:\d+ )+\| */, '').replace(/ *\|$/, '')).join('\n')

/** The XML and the JSON that a section shows. */
const samplesIn = (text: string, names: ReadonlyArray<string>): ReadonlyArray<Sample> => {
  const keepsRepeats = new Set(names).size < names.length
  const xml = /^[ \t]*</m.exec(text)?.index ?? -1
  const json = /^[ \t]*\{/m.exec(text)?.index ?? -1
  const xmlText = xml < 0 ? '' : text.slice(xml, json > xml ? json : undefined)
  const jsonText = json < 0 ? '' : text.slice(json, xml > json ? xml : undefined)
  return [
    xml < 0 ? undefined : xmlSample(xmlText.slice(0, xmlText.lastIndexOf('>') + 1), { keepsRepeats }),
    json < 0 ? undefined : jsonSample(jsonText.slice(0, jsonText.lastIndexOf('}') + 1)),
  ].filter((sample) => sample !== undefined)
}

/** The sample without the envelope around it, which is no row of the table. */
const withoutEnvelope = (sample: Sample, names: ReadonlyArray<string>): Sample => {
  const [only] = sample.members
  const isBare = sample.name === '' && sample.members.length === 1 && only !== undefined
  const root = isBare ? only : sample
  const isRow =
    root.name !== '' &&
    names.includes(plain(root.name)) &&
    !root.members.some((one) => plain(one.name) === plain(root.name))
  return isRow
    ? { name: '', members: [root] }
    : isBare && (only.members.length > 0 || /response$/i.test(only.name))
      ? only
      : sample
}

/** Names of lines that read as rows. */
const namesIn = ({ entries }: TableEntries): ReadonlyArray<string> =>
  entries.flatMap(({ row }) => (row === undefined ? [] : [plain(row.name)]))

const outline = (fields: ReadonlyArray<RawField>): string =>
  fields
    .map(({ name, fields: inner }) => (inner === undefined ? name : `${name}{${outline(inner)}}`))
    .join(' ')

/** Why an example that is there cannot be gone by. */
const lackOf = (text: string): Pick<TableOptions, 'lack'> =>
  /^[ \t]*[<{]|req\.set/m.test(text) ? { lack: 'the example of the page is cut or broken' } : {}

/** A table read with every sample of the page: all must tell one tree. */
const readSide = (
  table: TableEntries,
  samples: ReadonlyArray<Pick<TableOptions, 'sample' | 'lists'>>,
  options: Pick<TableOptions, 'side' | 'at' | 'lack'>,
): TableReading => {
  const none: ReadonlyArray<Pick<TableOptions, 'sample' | 'lists'>> = [{ sample: undefined, lists: 'bare' }]
  // A sample of an answer that shows nothing says nothing.
  const telling = samples.filter(({ sample, lists }) => lists === 'bare' || sample?.members.length !== 0)
  const readings = (telling.length === 0 ? none : telling).map((one) =>
    readTable(table, { ...options, ...one }),
  )
  const [first, ...others] = readings
  const failed = readings.find(({ problems }) => problems.length > 0) ?? first
  if (failed === undefined || failed.problems.length > 0)
    return failed ?? { fields: [], problems: [], facts: [] }
  const isOne = others.every(({ fields }) => outline(fields) === outline(failed.fields))
  return isOne
    ? failed
    : { fields: [], problems: [problem(options.at, 'the samples of the page show two trees')], facts: [] }
}

/** Where a second page begins in the same document: its method and the head of its table. */
const secondPage = (lines: ReadonlyArray<PageLine>, from: number): PageLine | undefined => {
  const below = lines.filter(({ number }) => number > from)
  const at = below.findIndex(({ text }) => text.length < 1000 && methodLine.test(unmarked(text)))
  const second = at < 0 ? undefined : below[at]
  return below.slice(at + 1).some(({ text }) => headerOf(text)?.hasNeed === true) ? second : undefined
}

/** Lines among the error codes that are no row of them: what they say is in no spec. */
const lostLines = (lines: ReadonlyArray<PageLine>): ReadonlyArray<Fact> => {
  const lost = lines.filter(
    (line) => !/^[\s|:-]*$|^\W*(无|暂无|没有)\W*$/.test(line.text) && errorRows([line]).length === 0,
  )
  const [first] = lost
  if (first === undefined) return []
  const more = lost.length === 1 ? '' : `, as ${lost.length - 1} more`
  const because = `line ${first.number}: it stands among the error codes and is none, and is left out${more}`
  return [{ at: ['errors'], fact: 'incomplete', because }]
}

const isErrorHead = /^\W*(错误码|error code)/i

const methodLine = /^([\w-]+(?:\.[\w-]+)+) *[(（](.*)[)）]$/

/** More than a reader corrects before he tries again. */
const mostProblems = 50

const advice = 'save the page as text, or the answer of getDocument.json'

/**
 * The spec of a TOP documentation page saved as text or as Markdown. The page prints its tables flat: the request tree
 * is the one that the Java example of the same page builds, the response tree that of its XML or JSON sample. A page
 * whose table and samples do not agree is refused, with the rows concerned.
 */
export const importTopPage = (
  page: string,
  { document, date }: PageOptions,
): Result<ReadonlyArray<Problem>, Spec> => {
  const lines = withoutFooter(pageLines(page))
  const parts = sectionsOf(lines)
  const head = (parts.get('head') ?? [])
    .map(({ text }) => unmarked(text.replaceAll('&gt;', '>')))
    .filter((line) => line !== '')
  const titled = head.findIndex((line) => line.length < 1000 && methodLine.test(line))
  const found = methodLine.exec(head[titled] ?? '')
  const missing = [
    ...(found === null
      ? [`the line "method (title)"${page.includes('└') ? '' : ', and the rows inside structs'}`]
      : []),
    ...(parts.has('request') ? [] : ['the table of 请求参数']),
    ...(parts.has('response') ? [] : ['the table of 响应参数']),
  ]
  if (found === null || missing.length > 0)
    return err(
      missing.map((what) => problem([document], `this rendering of a TOP page has lost ${what}: ${advice}`)),
    )
  const [, method = '', title = ''] = found
  const category = head
    .slice(0, titled)
    .find((line) => line.includes('>'))
    ?.split('>')
    .at(-1)
    ?.trim()
  const description = head
    .slice(titled + 1)
    .filter((line) => line !== title)
    .join('\n')
  const requestText = textOf(parts.get('requestSample'))
  const java = javaSample(requestText)
  const request = tableEntries(parts.get('request') ?? [], 'input')
  const response = tableEntries(parts.get('response') ?? [], 'output')
  const [requestNames, responseNames] = [namesIn(request), namesIn(response)]
  const input = readSide(
    request,
    java === undefined
      ? samplesIn(requestText, requestNames).map((sample) => ({
          sample: withoutEnvelope(sample, requestNames),
          lists: 'wrapped',
        }))
      : [{ sample: java.root, lists: 'bare' }],
    { side: 'input', at: [document, 'input'], ...lackOf(requestText) },
  )
  const responseText = textOf(parts.get('responseSample'))
  const output = readSide(
    response,
    samplesIn(responseText, responseNames).map((sample) => ({
      sample: withoutEnvelope(sample, responseNames),
      lists: 'wrapped',
    })),
    { side: 'output', at: [document, 'output'], ...lackOf(responseText) },
  )
  const isHalf = java === undefined && beginsJava.test(requestText)
  const joinedHead = parts
    .get('errors')
    ?.find(({ text }) => isErrorHead.test(text) && /[A-Za-z][\w-]*[.:][\w-]/.test(text))
  const stray = (java?.stray ?? []).slice(0, 8)
  const second = secondPage(lines, parts.get('response')?.[0]?.number ?? 0)
  const problems = [
    ...(/^open\./.test(method)
      ? [
          problem(
            [document],
            `${method} is a method of opretail: its tables stand under 业务请求参数 and 业务返回参数, and its page has public parameters as _mt`,
          ),
        ]
      : []),
    ...(second === undefined
      ? []
      : [
          problem(
            [document],
            `line ${second.number}: another page begins here: save each in a file of its own`,
          ),
        ]),
    ...(isHalf
      ? [
          problem(
            [document, 'input'],
            `line ${parts.get('requestSample')?.at(-1)?.number ?? 0}: the Java example is cut: it never calls execute`,
          ),
        ]
      : []),
    ...(joinedHead === undefined
      ? []
      : [problem([document, 'errors'], `line ${joinedHead.number}: a row stands on the line of its head`)]),
    ...stray.map((call) =>
      problem([document, 'input'], `the Java example calls ${call} on a name that stands for nothing`),
    ),
    ...input.problems,
    ...output.problems,
  ]
  if (problems.length > mostProblems)
    return err([
      ...problems.slice(0, mostProblems),
      problem([document], `and ${problems.length - mostProblems} problems more`),
    ])
  if (problems.length > 0) return err(problems)
  const errorLines = (parts.get('errors') ?? []).slice(1).filter(({ text }) => !isErrorHead.test(text))
  const raw: RawSpec = {
    gateway: 'top',
    conventions: topConventions,
    method,
    title: clean(title),
    description: clean(description),
    ...(category === undefined ? {} : { category }),
    source: { form: 'top-page', document, ...(date === undefined ? {} : { date }) },
    ...(java === undefined
      ? {}
      : {
          session: java.passesSession
            ? { value: 'required', because: 'the Java example passes a sessionKey' }
            : { value: 'none', because: 'the Java example passes no sessionKey' },
        }),
    errors: errorRows(errorLines),
    input: input.fields,
    output: output.fields,
    facts: [
      ...input.facts,
      ...output.facts,
      ...(parts.has('tools') ? lostLines(errorLines) : []),
      ...endOf(parts),
    ],
  }
  return validateSpec(inferOwn(raw), document)
}
