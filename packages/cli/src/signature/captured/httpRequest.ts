import { cannotRead, readForm, type Captured } from './Captured'
import { readMultipart } from './readMultipart'

/** An HTTP request in parts, whoever wrote it down. */
export interface HttpRequest {
  readonly url: string
  /** Default: unknown. */
  readonly contentType?: string | undefined
  readonly body?: string | undefined
}

const queryOf = (url: string): string => /\?([^#]*)/.exec(url)?.[1] ?? ''

const isRaw = (contentType: string, body: string): boolean =>
  contentType === '' || /octet-stream/.test(contentType)
    ? /^\s*[[{<]/.test(body)
    : !/form-urlencoded/i.test(contentType)

const readBody = (contentType: string, body: string): Captured => {
  if (body === '') return { params: [], exact: true }
  if (/^multipart\//i.test(contentType) || /^--[^\r\n]+\r?\nContent-Disposition:/i.test(body))
    return readMultipart(contentType, body)
  if (isRaw(contentType, body)) return { params: [], body, exact: true }
  // A line end behind a form is one of the text it was copied from.
  return readForm(body.replace(/\r?\n$/, ''))
}

/** The parameters of a request: its query, and its form, its multipart fields or its raw body. */
export const readHttpRequest = ({ url, contentType = '', body = '' }: HttpRequest): Captured => {
  const query = readForm(queryOf(url))
  const read = readBody(contentType, body)
  const seen = new Set(query.params.map((pair) => JSON.stringify(pair)))
  const { exact, ...rest } = read
  const params = [...query.params, ...read.params.filter((pair) => !seen.has(JSON.stringify(pair)))]
  if (params.length === 0) cannotRead({ en: 'it holds no parameters', zh: '其中没有参数' })
  return { ...rest, params, exact: exact && query.exact }
}
