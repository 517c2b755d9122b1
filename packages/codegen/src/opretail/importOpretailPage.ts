import { err, type Result } from '@paifang/result'
import { infer } from '../infer/infer'
import type { PageOptions } from '../document/PageOptions'
import type { Fact } from '../spec/Fact'
import { problem, type Problem } from '../spec/Problem'
import type { RawField } from '../spec/RawField'
import type { Spec } from '../spec/Spec'
import { validateSpec } from '../validate/validateSpec'
import { clean } from '../text/clean'
import { withoutFooter } from '../text/footer'
import { joinedLines, pageLines, type PageLine } from '../text/pageLines'
import { codeRows } from './codeRows'
import { publicFacts } from './publicFacts'
import { pageSections, type Section, type SectionName } from './pageSections'
import { shownExamples, withExamples } from './shownExamples'
import { strayRows } from './strayRows'
import { insideData } from './insideData'
import { opretailConventions } from './opretailConventions'
import { tableFields } from './tableFields'

const titled =
  /([A-Za-z][\w-]*(?:\.[\w-]+)+)\s*[(（](.*)[)）]\s*(?:sandbox\s+debugging|沙[箱盒]调试|在线调试)?\s*$/i

/** The line that names the method: the one of the table of addresses, if there are several such lines. */
const titleLine = (lines: ReadonlyArray<PageLine>, addressed: string | undefined): number => {
  const isTitle = ({ text }: PageLine): boolean => text.length <= 1000 && titled.test(text)
  const exact = lines.findIndex((line) => isTitle(line) && titled.exec(line.text)?.[1] === addressed)
  return exact >= 0 ? exact : lines.findIndex(isTitle)
}

/** Where a second page begins in the same document: another method, with a table of its own below. */
const secondPage = (lines: ReadonlyArray<PageLine>, method: string): PageLine | undefined => {
  const at = lines.findIndex(({ text }) => {
    const other = text.length > 1000 ? undefined : titled.exec(text)?.[1]
    return other !== undefined && other !== method
  })
  return at >= 0 && pageSections(lines.slice(at + 1)).found.has('request') ? lines[at] : undefined
}

const textOf = (section: Section | undefined): string => joinedLines(section?.lines ?? [])

interface Side {
  readonly fields: ReadonlyArray<RawField> | 'unknown'
  readonly facts: ReadonlyArray<Fact>
  readonly problems: ReadonlyArray<Problem>
  readonly outputIs?: 'list'
}

/**
 * The spec of an opretail documentation page (`docs.open.opretail.com`, `docs.open.ovopark.com`) saved as text: as
 * Markdown, with bars around its cells or only between them, or as plain text, with a row on one line or its name on a
 * line of its own. What such a rendering lost is unknown, with the line that shows it under `facts`; one that cannot be
 * read exactly is refused with the line and the reason.
 */
export const importOpretailPage = (
  page: string,
  { document, date }: PageOptions,
): Result<ReadonlyArray<Problem>, Spec> => {
  const lines = withoutFooter(pageLines(page))
  const shown = textOf(pageSections(lines).found.get('interface')?.[0])
  const addressed = /(?:^|[\s|])([A-Za-z][\w-]*(?:\.[\w-]+){2,})(?=[\s|]|$)/m.exec(shown)?.[1]
  const at = titleLine(lines, addressed)
  const [, method = '', title = ''] = titled.exec(lines[at]?.text ?? '') ?? []
  // A list of contents stands before the title.
  const sections = pageSections(lines.slice(at + 1))
  const { found, headings, damages } = sections
  const examples = shownExamples(lines.slice(at + 1), sections)
  const below = headings[0] ?? at + 1
  const second = secondPage(lines.slice(below), method)
  if (second !== undefined)
    return err([
      problem(
        [document, `line ${second.number}`],
        'another page begins here: save each in a file of its own',
      ),
    ])
  const located = (line: number, message: string): Problem => problem([document, `line ${line}`], message)
  const one = (name: SectionName): Section | undefined => found.get(name)?.[0]
  const sideOf = (name: 'request' | 'response', side: 'input' | 'output'): Side => {
    const [section, again] = found.get(name) ?? []
    const unread = (problems: ReadonlyArray<Problem>): Side => ({ fields: 'unknown', facts: [], problems })
    const lost = 'the page has no table of business return parameters (业务返回参数)'
    if (section === undefined)
      return { fields: 'unknown', facts: [{ at: [side], fact: 'unknown', because: lost }], problems: [] }
    if (again !== undefined) return unread([located(again.number, 'the page has this section twice')])
    const read = tableFields(section, side)
    if ('problem' in read) return unread([located(read.problem.line, read.problem.message)])
    if (read.fields === 'unknown') return { ...read, problems: [] }
    const { fields, facts, ...rest } = side === 'output' ? insideData(read.fields, read.facts) : read
    if (fields === 'unknown') return { fields, facts, problems: [] }
    const shown = withExamples(fields, side, examples)
    return { ...rest, fields: shown.fields, facts: [...facts, ...shown.facts], problems: [] }
  }
  const missing = [
    ...(method === '' ? ['a line "method (title)"'] : []),
    ...(found.has('request') ? [] : ['a section "Business Request Parameters" (业务请求参数)']),
  ].map((what) => problem([document], `not a whole opretail page: it lacks ${what}`))
  const input = sideOf('request', 'input')
  const output = sideOf('response', 'output')
  const own = new Set(
    [one('request'), one('response')].flatMap((section) => section?.lines.map(({ number }) => number) ?? []),
  )
  const stray = strayRows(lines, (line) => own.has(line)).slice(0, 20)
  const said = publicFacts(method, one('interface'), one('publicRequest'))
  const codes = codeRows(
    found.get('codes') ?? (found.has('publicCodes') ? [] : (found.get('otherCodes') ?? [])),
  )
  const problems = [
    ...missing,
    ...damages.map(({ line, message }) => located(line, message)),
    ...(method !== '' && addressed !== undefined && addressed !== method
      ? [problem([document], `the page is about ${method}, but its table of addresses about ${addressed}`)]
      : []),
    ...input.problems,
    ...output.problems,
    ...said.problems.map(({ line, message }) => located(line, message)),
    ...('problem' in codes ? [located(codes.problem.line, codes.problem.message)] : []),
  ]
  if (problems.length > 0 || 'problem' in codes) return err(problems.slice(0, 50))
  const { verb, version } = said
  return validateSpec(
    infer({
      gateway: 'opretail',
      conventions: opretailConventions,
      method,
      ...(version === undefined ? {} : { version }),
      ...(verb === undefined ? {} : { verb }),
      title: clean(title),
      description: descriptionOf(lines.slice(at + 1, below - 1), title),
      source: { form: 'opretail-page', document, ...(date === undefined ? {} : { date }) },
      errors: codes.errors,
      input: input.fields,
      output: output.fields,
      ...(output.outputIs === undefined ? {} : { outputIs: output.outputIs }),
      facts: [...said.facts, ...stray, ...input.facts, ...output.facts],
    }),
    document,
  )
}

/** The prose below the title, which some renderings print once more above it. */
const descriptionOf = (lines: ReadonlyArray<PageLine>, title: string): string =>
  clean(
    lines
      .map(({ text }) => text)
      .filter((text) => text.trim() !== title.trim())
      .join('\n'),
  )
