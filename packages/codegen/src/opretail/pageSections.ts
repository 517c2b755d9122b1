import { headKindOf, type TableKind } from './columns'
import { joinedLines, pageLines, type PageLine } from '../text/pageLines'

export interface Section {
  /** The line of the heading. */
  readonly number: number
  readonly lines: ReadonlyArray<PageLine>
}

/** What the pages print, in either language and in both generations of the site. */
const headings = {
  interface: /^(interface|api) descriptions?$|^接口(描述|说明)$/i,
  publicRequest: /^(public|common) (request )?param(eter)?s?$|^公共(请求)?参数$/i,
  request: /^(business|service) (request )?param(eter)?s?$|^业务(请求)?(参数|入参)$/i,
  publicResponse: /^(public|common) (response|return) param(eter)?s?$|^公共(响应|返回)参数$/i,
  response: /^(business|service) (response|return|output) param(eter)?s?$|^业务((响应|返回|输出)参数|出参)$/i,
  publicCodes: /^(public|common) (return|error) codes?$|^公共(返回|错误)码$/i,
  codes: /^(business|service) (return|error) codes?$|^业务(返回|错误)码$/i,
  /** Of whom they are is not said: pages of the platform say it. */
  otherCodes: /^(return|error) codes?( descriptions?)?$|^(返回|错误)码(说明|解释|列表|对照表)?$/i,
} as const

export type SectionName = keyof typeof headings

const names = Object.keys(headings) as ReadonlyArray<SectionName>

const titleOf = (line: string): string =>
  line
    .replace(/^[\s#*]+|[\s#*:：]+$/g, '')
    .replace(
      /^(?:\d{1,2}(?:\.\d{1,2})*[.、)）]?|[一二三四五六七八九十]{1,2}[、.]|[（(][\d一二三四五六七八九十]{1,2}[)）]) *(?=\D)/,
      '',
    )
    .replace(/^[*]+/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** A heading with the marks of one, and text before or behind it: a line break is lost. */
const glued =
  /(business|service|public|common) (request |response |return |output )?(parameters?|codes?) ?#|(业务|公共)(请求|响应|返回|输出)?(参数|码) ?#|(接口描述|interface description) ?#/i

/** A heading that no section of ours has still ends the one before. */
const isOther = (line: string): boolean =>
  line.length <= 80 && !/[|\t]/.test(line) && /^#+ *\S|\S *#$/.test(line.trim())

export interface PageSections {
  /** Each section as often as it stands there with something in it; a list of contents has its heading alone. */
  readonly found: ReadonlyMap<SectionName, ReadonlyArray<Section>>
  /** The lines of all headings, in order. */
  readonly headings: ReadonlyArray<number>
  /** What shows that a heading is lost, or that text has joined one. */
  readonly damages: ReadonlyArray<Damage>
}

export interface Damage {
  readonly line: number
  readonly message: string
}

/** Which table of the platform a section may have, and how it is known. */
const tableOf: Readonly<Partial<Record<SectionName, TableKind>>> = {
  interface: 'addresses',
  publicRequest: 'parameters',
  request: 'parameters',
  publicResponse: 'parameters',
  response: 'parameters',
  publicCodes: 'codes',
  codes: 'codes',
}

/** The sections of an opretail page. */
export const pageSections = (lines: ReadonlyArray<PageLine>): PageSections => {
  const all = new Map<SectionName, Section[]>()
  const numbers: number[] = []
  const damages: Damage[] = []
  let current: PageLine[] = []
  let awaited: TableKind | undefined
  for (const line of lines) {
    const title = line.text.length > 80 ? '' : titleOf(line.text)
    const name = names.find((one) => headings[one].test(title))
    if (name === undefined && !isOther(line.text)) {
      current.push(line)
      const kind = headKindOf(line.text)
      if (kind !== undefined && kind !== awaited)
        damages.push({ line: line.number, message: 'a table begins here, and the heading above it is lost' })
      if (kind !== undefined) awaited = undefined
      if (line.text.length < 2000 && glued.test(line.text))
        damages.push({ line: line.number, message: 'a heading has become one line with other text' })
      continue
    }
    numbers.push(line.number)
    current = []
    awaited = name === undefined ? undefined : tableOf[name]
    if (name === undefined) continue
    const sections = all.get(name) ?? []
    sections.push({ number: line.number, lines: current })
    all.set(name, sections)
  }
  const isFilled = (section: Section): boolean => section.lines.some(({ text }) => text.trim() !== '')
  const found = [...all].map(([name, sections]) => {
    const filled = sections.filter(isFilled)
    return [name, filled.length > 0 ? filled : sections.slice(0, 1)] as const
  })
  return { found: new Map(found), headings: numbers, damages }
}

const isPublicRow = /^[ \t|]*_(aid|akey|mt|sm|sig|requestMode|version|timestamp)\b/gm

/** Whether a text is a documentation page of this platform, in whatever rendering. */
export const isOpretailPage = (page: string): boolean => {
  const lines = pageLines(page)
  const { found } = pageSections(lines)
  return (
    found.has('request') || found.has('response') || [...joinedLines(lines).matchAll(isPublicRow)].length > 1
  )
}
