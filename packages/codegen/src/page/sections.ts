import { headerOf } from './TableHeader'
import { pageLines, unmarked, type PageLine } from './pageLines'

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

const sections = Object.keys(titles) as ReadonlyArray<Section>

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

/** Where a section begins that has lost its title: by what only it holds. */
const recognised = (text: string): Section | undefined => {
  const header = headerOf(text)
  if (header !== undefined) return header.hasNeed ? 'request' : 'response'
  if (/^\s*(```\w*\s*)?(\d+ )*\|? *(TaobaoClient|ITopClient|AutoRetryTaobaoClient) /.test(text))
    return 'requestSample'
  if (/^\s*(\d+ )*\|? *< ?error_response ?>/.test(text)) return 'failureSample'
  if (/^\s*(\d+ )*\|? *(< ?\w+_response ?>|\{ ?"\w*response")/.test(text)) return 'responseSample'
  if (/^\s*\|? *错误码\s*\|?\s*错误描述/.test(text)) return 'errors'
  return undefined
}

interface Mark {
  readonly section: Section
  readonly at: number
  /** A table's header stands below it. */
  readonly overHeader: boolean
}

const titleMarks = (lines: ReadonlyArray<PageLine>): ReadonlyArray<Mark> => {
  const marks: Mark[] = []
  let last: Mark | undefined
  lines.forEach(({ text }, at) => {
    if (text.trim() === '') return
    if (last !== undefined && headerOf(text) !== undefined)
      marks[marks.length - 1] = { ...last, overHeader: true }
    const section = titled(text)
    last = section === undefined ? undefined : { section, at, overHeader: false }
    if (last !== undefined) marks.push(last)
  })
  return marks
}

/** Each section once. A title may also stand in a list of contents or in a description: a table's has a header below. */
const marksOf = (lines: ReadonlyArray<PageLine>): ReadonlyArray<Mark> => {
  const all = titleMarks(lines)
  const first = (section: Section, from = 0): Mark | undefined => {
    const these = all.filter((mark) => mark.section === section && mark.at >= from)
    return these.find(({ overHeader }) => overHeader) ?? these[0]
  }
  const request = first('request')
  const response = first('response', request?.at)
  const requestSample = first('requestSample', response?.at ?? request?.at)
  const responseSample = first('responseSample', requestSample?.at ?? response?.at)
  const samples = responseSample?.at ?? requestSample?.at ?? response?.at
  const chosen = [
    first('common'),
    request,
    response,
    requestSample,
    responseSample,
    ...(['failureSample', 'errors', 'tools'] as const).map((section) => first(section, samples)),
  ].filter((mark) => mark !== undefined)
  const missing = new Set<Section>(
    sections.filter((section) => !chosen.some((mark) => mark.section === section)),
  )
  if (request !== undefined && response !== undefined)
    for (const one of sections.slice(0, 3)) missing.delete(one)
  const found = new Map<Section, Mark>()
  if (missing.size > 0)
    lines.forEach(({ text }, at) => {
      const section = recognised(text)
      if (
        section !== undefined &&
        missing.has(section) &&
        !found.has(section) &&
        !(section === 'request' && found.has('response'))
      )
        found.set(section, { section, at, overHeader: true })
    })
  return [...chosen, ...found.values()].sort((one, other) => one.at - other.at)
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
export const isTopPage = (page: string): boolean =>
  !isOther.test(page) &&
  pageLines(page).some(({ text }) => {
    const section = titled(text) ?? recognised(text)
    return section === 'request' || section === 'response' || section === 'requestSample'
  })
