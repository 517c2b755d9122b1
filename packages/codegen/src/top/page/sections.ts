import { headerOf } from './TableHeader'
import { joinedLines, pageLines, unmarked, type PageLine } from '../../text/pageLines'

const titles = {
  common: ['公共参数', 'common parameters', 'public parameters'],
  request: ['请求参数', 'request parameters', 'request parameter'],
  response: ['响应参数', '返回参数', 'response parameters', 'response parameter'],
  requestSample: ['请求示例', 'request sample', 'request example', 'sample request', 'request samples'],
  responseSample: ['响应示例', '返回示例', 'response sample', 'response example', 'sample response'],
  failureSample: ['异常示例', '验签示例', 'error sample', 'error example', 'exception example'],
  errors: ['错误码解释', '错误码', 'error codes', 'error code', 'error code explanation'],
  tools: ['api工具', 'api tools', '如何获得此api', 'faq'],
} as const

export type Section = keyof typeof titles

const sectionOf: ReadonlyMap<string, Section> = new Map(
  Object.entries(titles).flatMap(([section, names]) => names.map((name) => [name, section as Section])),
)

/** What every title has a part of: most lines have none. */
const mayBeTitle = /参数|示例|错误码|api|faq|parameter|sample|example|error/i

const titled = (text: string): Section | undefined =>
  text.length > 60 || !mayBeTitle.test(text)
    ? undefined
    : sectionOf.get(
        unmarked(text)
          .replace(/[:：]$/, '')
          .toLowerCase(),
      )

/** What only one section holds: it begins there where its title is lost. Numbers and bars come from tables of code. */
const signs: Partial<Readonly<Record<Section, RegExp>>> = {
  requestSample:
    /^\s*([•·*-]\s*JAVA\s*$|(```\w*\s*)?(\d+ )*\|? *(TaobaoClient|ITopClient|AutoRetryTaobaoClient) )/,
  responseSample:
    /^\s*([•·*-]\s*(XML|JSON)示例\s*$|\{\s*$|(\d+ )*\|? *(< ?(?!error_)\w+_response ?>|\{ ?"(?!error_)\w*response"))/,
  failureSample: /^\s*(\d+ )*\|? *(< ?error_response ?>|\{ ?"error_response")/,
  errors: /^\s*\|? *错误码\s*\|?\s*错误描述/,
}

interface Mark {
  readonly section: Section
  readonly at: number
}

/** Titles, headers of tables and signs of a page, by line. */
interface Landmarks {
  readonly titles: ReadonlyArray<Mark>
  readonly headers: ReadonlyArray<{ readonly hasNeed: boolean; readonly at: number }>
  readonly signs: ReadonlyArray<Mark>
}

const landmarksOf = (lines: ReadonlyArray<PageLine>): Landmarks => {
  const found = { titles: [] as Mark[], headers: [] as Landmarks['headers'][number][], signs: [] as Mark[] }
  lines.forEach(({ text }, at) => {
    const header = headerOf(text)
    if (header !== undefined) found.headers.push({ hasNeed: header.hasNeed, at })
    const title = titled(text)
    if (title !== undefined) found.titles.push({ section: title, at })
    for (const [section, sign] of Object.entries(signs) as ReadonlyArray<[Section, RegExp]>)
      if (sign.test(text)) found.signs.push({ section, at })
  })
  return found
}

/**
 * Where each section begins. A title may also stand in a list of contents or in a description, so a table is the one
 * whose title has its header below, else the header itself.
 */
const marksOf = (lines: ReadonlyArray<PageLine>): ReadonlyArray<Mark> => {
  const { titles, headers, signs: shown } = landmarksOf(lines)
  const isBlank = (from: number, to: number): boolean =>
    lines.slice(from + 1, Math.min(to, from + 20)).every(({ text }) => text.trim() === '') && to - from < 20
  const nextHeader = (at: number): number | undefined => headers.find((header) => header.at > at)?.at
  const overHeader = titles.filter(({ at }) => {
    const below = nextHeader(at)
    return below !== undefined && isBlank(at, below)
  })
  const titleOf = (marks: ReadonlyArray<Mark>, section: Section, after: number): number | undefined =>
    marks.find((mark) => mark.section === section && mark.at > after)?.at
  const common = titleOf(overHeader, 'common', -1)
  const own = headers.filter(({ at }) => common === undefined || at !== nextHeader(common))
  const answer = own.find(({ hasNeed }, i) => !hasNeed && i > 0)?.at ?? Infinity
  const request =
    titleOf(overHeader, 'request', -1) ??
    own.findLast(({ hasNeed, at }) => hasNeed && at < answer)?.at ??
    titleOf(titles, 'request', -1)
  const afterRequest = request ?? -1
  const response =
    titleOf(overHeader, 'response', afterRequest) ??
    own.find(({ hasNeed, at }) => !hasNeed && at > afterRequest)?.at ??
    titleOf(titles, 'response', afterRequest)
  const marks: Mark[] = []
  const add = (section: Section, at: number | undefined): number | undefined => {
    if (at !== undefined) marks.push({ section, at })
    return at
  }
  // A list of contents may name it first: the description of the page ends there, too.
  const first = titles.find(({ section }) => section === 'common')?.at
  if (first !== undefined && first < (request ?? Infinity)) add('common', first)
  add('request', request)
  let last = add('response', response) ?? afterRequest
  for (const section of ['requestSample', 'responseSample', 'failureSample', 'errors', 'tools'] as const)
    last = add(section, titleOf(titles, section, last) ?? titleOf(shown, section, last)) ?? last
  return marks.sort((one, other) => one.at - other.at)
}

/** The lines of each section of a page; `head` is what stands before the first. */
export const sectionsOf = (
  lines: ReadonlyArray<PageLine>,
): ReadonlyMap<Section | 'head', ReadonlyArray<PageLine>> => {
  const marks = marksOf(lines)
  const found = new Map<Section | 'head', ReadonlyArray<PageLine>>([['head', lines.slice(0, marks[0]?.at)]])
  marks.forEach(({ section, at }, i) => found.set(section, lines.slice(at, marks[i + 1]?.at)))
  return found
}

/** Rows, columns and titles that only the pages of opretail have. */
const isOther =
  /^[ \t|]*_(aid|akey|mt|sig)\b|^[ \t#|]*(业务(请求|响应|返回)?参数|business (request|response))|\bmax ?length\b/im

/** Whether a text is a documentation page of TOP, in whatever rendering: it has a table or an example of its own. */
export const isTopPage = (page: string): boolean => {
  const lines = pageLines(page)
  if (isOther.test(joinedLines(lines))) return false
  return lines.some(({ text }) => {
    const section = titled(text)
    return (
      section === 'request' ||
      section === 'response' ||
      headerOf(text) !== undefined ||
      signs.requestSample?.test(text) === true
    )
  })
}
