import { err, type Result } from '@paifang/result'
import type { RawSpec } from '../spec/RawSpec'
import { problem, type Problem } from '../spec/Problem'
import { infer } from '../infer/infer'
import type { DocumentedError, Spec } from '../spec/Spec'
import { sound } from '../soundness/sound'
import { clean } from '../text/clean'
import { javaSample } from './javaSample'
import { rows } from './rows'
import { namesIn } from './Sample'
import { sections } from './sections'
import { tree } from './tree'
import { xmlSample } from './xmlSample'

export interface PageOptions {
  /** The name of the document, as it will stand in the generated header. */
  readonly document: string
  /** The document's own date, `yyyy-MM-dd`, if known. */
  readonly date?: string
}

/** No page shows a longer sample; what follows is not looked at. */
const maxSample = 200_000

const errorRows = (lines: ReadonlyArray<string>): ReadonlyArray<DocumentedError> =>
  lines.flatMap((line) => {
    const found = /^([A-Za-z0-9][\w.:-]*)\s+(\S+)(?:\s+(.*))?$/.exec(line.trim())
    if (found === null) return []
    const [, code = '', message = '', solution = ''] = found
    return [{ code, message, ...(solution === '' ? {} : { solution }) }]
  })

/**
 * The spec of a TOP documentation page saved as text. The request tree is recovered with the Java example of the same
 * page, the response tree with its XML sample.
 */
export const importTopPage = (
  page: string,
  { document, date }: PageOptions,
): Result<ReadonlyArray<Problem>, Spec> => {
  const parts = sections(page)
  const head = (parts.get('head') ?? []).map((line) => line.trim()).filter((line) => line !== '')
  const titled = head.findIndex((line) => /^[\w-]+(\.[\w-]+)+ *\(.*\)$/.test(line))
  const found = /^(\S+?) *\((.*)\)$/.exec(head[titled] ?? '')
  const missing = [
    ...(found === null ? ['a line "method (title)"'] : []),
    ...(['请求参数', '响应参数'] as const)
      .filter((title) => !parts.has(title))
      .map((title) => `the section ${title}`),
  ]
  if (found === null || missing.length > 0)
    return err(missing.map((what) => problem([document], `not a TOP page: it lacks ${what}`)))
  const [, method = '', title = ''] = found
  const category = head
    .slice(0, titled)
    .find((line) => line.includes('>'))
    ?.split('>')
    .at(-1)
    ?.trim()
  const java = javaSample((parts.get('请求示例') ?? []).join('\n').slice(0, maxSample))
  const xml = xmlSample(xmlOf(parts.get('响应示例') ?? []))
  const description = head
    .slice(titled + 1)
    .filter((line) => line !== title)
    .join('\n')
  const raw: RawSpec = {
    gateway: 'top',
    conventions: { joinsLists: true },
    method,
    title: clean(title),
    description: clean(description),
    ...(category === undefined ? {} : { category }),
    source: { form: 'top-page', document, ...(date === undefined ? {} : { date }) },
    ...(java.found
      ? {
          session: java.passesSession
            ? { value: 'required', because: 'the Java example passes a sessionKey' }
            : { value: 'none', because: 'the Java example passes no sessionKey' },
        }
      : {}),
    errors: errorRows((parts.get('错误码解释') ?? []).filter((line) => !line.startsWith('错误码'))),
    input: tree(
      rows(parts.get('请求参数') ?? [], { hasNeed: true, ...namesIn(undefined) }),
      java.root,
      'bare',
    ),
    output: tree(rows(parts.get('响应参数') ?? [], { hasNeed: false, ...namesIn(xml) }), xml, 'wrapped'),
  }
  return sound(infer(raw), document)
}

const xmlOf = (lines: ReadonlyArray<string>): string => {
  const start = lines.findIndex((line) => line.trim().startsWith('<'))
  return start < 0 ? '' : lines.slice(start).join('\n').slice(0, maxSample)
}
