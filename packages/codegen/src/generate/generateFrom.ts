import { isErr, type Result } from '@paifang/result'
import type { Files } from '../emit/emit'
import { specKey } from '../plan/operationNames'
import { fetchDocuments } from '../fetch/fetchDocuments'
import type { FetchOptions } from '../fetch/FetchOptions'
import { foreignFiles, noteFiles } from '../files/ownership'
import { writeSpecs } from '../files/writeSpecs'
import { describeProblemIn, problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import { specText } from '../spec/specText'
import { warnings } from '../report/report'
import { distinct } from './distinct'
import { importPath, unreadIn } from './importPath'
import { runGenerate, type GenerateOutcome, type GenerateRequest } from './runGenerate'

export interface GenerateFromRequest extends Omit<GenerateRequest, 'folders'> {
  /** Method names; a trailing `*` stands for anything. None: all that the documents hold. */
  readonly names?: ReadonlyArray<string>
  /** A saved document, a folder of them, or the https address of a documentation service. */
  readonly from: string
  /** The package folder that is made or brought up to date. */
  readonly folder: string
  readonly fetch?: Omit<FetchOptions, 'baseUrl'>
}

const matches = (pattern: string, method: string): boolean =>
  pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : pattern === method

const load = async ({
  names = [],
  from,
  fetch = {},
  gateways,
}: GenerateFromRequest): Promise<Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>> =>
  /^https?:\/\//i.test(from) ? fetchDocuments(names, { ...fetch, baseUrl: from }) : importPath(from, gateways)

/** What stands in a folder of documents and is not read, on one line. */
const unread = (names: ReadonlyArray<string>, lang: 'en' | 'zh'): ReadonlyArray<string> => {
  if (names.length === 0) return []
  const shown = names.slice(0, 8)
  const more = names.length - shown.length
  return [
    lang === 'zh'
      ? `未读取：${shown.join('、')}${more > 0 ? ` 等 ${names.length} 项` : ''}（文档为 .json、.txt 或 .md 文件，不读取子目录）`
      : `not read: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''} (documents are .json, .txt and .md files; folders inside are not read)`,
  ]
}

/** More than anybody reads of one operation. */
const mostWarnings = 25

const shortened = (spec: Spec, lang: 'en' | 'zh'): ReadonlyArray<string> => {
  const all = warnings(spec)
  if (all.length <= mostWarnings) return all
  const count = all.length - mostWarnings
  return [
    ...all.slice(0, mostWarnings),
    lang === 'zh'
      ? `warning: ${spec.method}: 另有 ${count} 条，见 --report`
      : `warning: ${spec.method}: and ${count} more, which --report lists`,
  ]
}

/** What every package has, whatever its documents say: looked at before anything is written. */
const everyPackage: Files = new Map(
  ['README.md', 'README.zh.md', 'package.json', 'tsconfig.json', 'src/index.ts'].map((path) => [path, '']),
)

/** The spec files of a package, by path: one per operation. */
const specFiles = (specs: ReadonlyArray<Spec>): Files =>
  new Map(specs.map((spec) => [`spec/${specKey(spec).replace(' ', '@')}.json`, specText(spec)]))

/**
 * Makes a domain package from documents: imports them, keeps their specs in `<folder>/spec` (where overrides made by
 * hand stay), and generates. Nothing is written unless every document could be read. A method that
 * two of them describe differently is left out, which is a failure only where it was asked for by its name.
 */
export const generateFrom = async (request: GenerateFromRequest): Promise<GenerateOutcome> => {
  const { names = [], from, folder, lang = 'en' } = request
  const said = describeProblemIn(lang)
  const failed = (problems: ReadonlyArray<Problem>): GenerateOutcome => ({
    ok: false,
    lines: problems.map(said),
  })
  if (names.length === 0 && /^https?:/i.test(from))
    return failed([
      problem(
        [from],
        'name the methods to fetch: a service has thousands',
        '请给出要获取的方法名：服务中有上千个',
      ),
    ])
  const loaded = await load(request)
  if (isErr(loaded)) return failed(loaded.left)
  const isUrl = /^https?:\/\//i.test(from)
  const chosen =
    names.length === 0 || isUrl
      ? loaded.right
      : loaded.right.filter(({ method }) => names.some((name) => matches(name, method)))
  const { specs, problems: twice } = distinct(chosen)
  const isNamed = ({ at: [key = ''] }: Problem): boolean => names.includes(key.split(' ')[0] ?? '')
  const absent = isUrl ? [] : names.filter((name) => !chosen.some(({ method }) => matches(name, method)))
  const problems = [
    ...absent.map((name) => problem([from, name], 'no document describes it', '没有文档描述它')),
    ...(chosen.length === 0 && absent.length === 0
      ? [problem([from], 'no API to generate', '没有可生成的接口')]
      : []),
    ...(specs.length === 0 ? twice : twice.filter(isNamed)),
  ]
  if (problems.length > 0) return failed(problems)
  const files = specFiles(specs)
  const foreign =
    request.check === true
      ? []
      : [...foreignFiles(everyPackage, folder, { force: true }), ...foreignFiles(files, folder, request)]
  if (foreign.length > 0) return failed(foreign)
  const written = writeSpecs(files, folder, request.check === true)
  if (request.check !== true) noteFiles(files, folder)
  const generated = runGenerate({ ...request, folders: [folder] })
  return {
    ok: generated.ok && (request.check !== true || written.length === 0),
    lines: [
      ...written.map((path) =>
        lang === 'zh'
          ? `${folder}/${path}：${request.check === true ? '有变化' : '已写入'}`
          : `${folder}/${path}: ${request.check === true ? 'differs' : 'written'}`,
      ),
      ...generated.lines,
      ...twice.map((one) => `left out: ${said(one)}`),
      ...(request.check === true || isUrl ? [] : unread(unreadIn(from), lang)),
      ...(request.check === true ? [] : specs.flatMap((spec) => shortened(spec, lang))),
    ],
  }
}
