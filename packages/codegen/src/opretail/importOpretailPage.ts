import { err, type Result } from '@paifang/result'
import { infer } from '../infer/infer'
import type { PageOptions } from '../page/importTopPage'
import { problem, type Problem } from '../spec/Problem'
import type { DocumentedError, Spec } from '../spec/Spec'
import { sound } from '../soundness/sound'
import { clean } from '../text/clean'
import { fieldsOfTable } from './fieldsOfTable'
import { markdownTables, type MarkdownTable } from './markdownTables'

const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const

const about = (table: MarkdownTable, heading: RegExp): boolean => heading.test(table.heading)

const errorsOf = (table: MarkdownTable | undefined): ReadonlyArray<DocumentedError> =>
  (table?.rows ?? []).flatMap(([name = '', code = '', text = '']) => {
    if (code === '' || code === '0') return []
    const message = clean([name, text].filter((part) => part !== '').join(': '))
    return [{ code: clean(code), ...(message === '' ? {} : { message }) }]
  })

/**
 * The spec of an opretail documentation page (`docs.open.opretail.com`, `docs.open.ovopark.com`) saved as text with
 * Markdown tables. A business table without rows means that the page does not say, not that there are no fields.
 */
export const importOpretailPage = (
  page: string,
  { document, date }: PageOptions,
): Result<ReadonlyArray<Problem>, Spec> => {
  const lines = page.split(/\r\n?|\n/)
  const titled = lines.findIndex((line) => /^\s*#*\s*[\w-]+(\.[\w-]+)+\s*[(（].*[)）]\s*$/.test(line))
  const found = /([\w-]+(?:\.[\w-]+)+)\s*[(（](.*)[)）]/.exec(lines[titled] ?? '')
  const tables = markdownTables(page)
  const interfaceTable = tables.find((table) => about(table, /interface description|接口描述|接口说明/i))
  const request = tables.find((table) => about(table, /business request|业务请求|业务参数/i))
  const response = tables.find((table) => about(table, /business response|业务响应|业务返回参数|业务出参/i))
  if (found === null || request === undefined)
    return err(
      [
        ...(found === null ? ['a line "method (title)"'] : []),
        ...(request === undefined ? ['a table of business request parameters'] : []),
      ].map((what) => problem([document], `not an opretail page: it lacks ${what}`)),
    )
  const [, method = '', title = ''] = found
  const prose = lines.slice(
    titled + 1,
    lines.findIndex((line, i) => i > titled && isHeading(line, tables)),
  )
  const shown = (interfaceTable?.rows[0] ?? []).join(' ')
  const verb = verbs.find((one) => new RegExp(`\\b${one}\\b`, 'i').test(shown))
  const version = /^v\d+$/i.exec(versionOf(tables))?.[0]
  const input = fieldsOfTable(request)
  const output = response === undefined ? undefined : fieldsOfTable(response)
  return sound(
    infer({
      gateway: 'opretail',
      method,
      ...(version === undefined ? {} : { version }),
      ...(verb === undefined ? {} : { verb }),
      title: clean(title),
      description: clean(prose.join('\n')),
      source: { form: 'opretail-page', document, ...(date === undefined ? {} : { date }) },
      errors: errorsOf(tables.find((table) => about(table, /business return code|业务返回码/i))),
      input: input === undefined || input.length === 0 ? 'unknown' : input,
      output: output === undefined || output.length === 0 ? 'unknown' : output,
    }),
    document,
  )
}

const isHeading = (line: string, tables: ReadonlyArray<MarkdownTable>): boolean =>
  line.trim() !== '' && tables.some(({ heading }) => line.includes(heading))

const versionOf = (tables: ReadonlyArray<MarkdownTable>): string =>
  tables
    .flatMap(({ rows }) => rows)
    .find(([name]) => name === '_version')
    ?.at(-1) ?? ''
