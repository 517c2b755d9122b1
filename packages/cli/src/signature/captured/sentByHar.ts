import { isHarRequest, type HarParam, type HarRequest } from './readHar'
import { headerIn, multipartOf, noContent, type SentRequest } from './SentRequest'

interface Sent extends HarRequest {
  readonly method?: unknown
  readonly headers?: unknown
  readonly postData?: HarRequest['postData'] & { readonly encoding?: string }
}

type Headers = ReadonlyArray<readonly [name: string, value: string]>

const headersOf = (headers: unknown): Headers =>
  (Array.isArray(headers)
    ? (headers as ReadonlyArray<{ name?: unknown; value?: unknown } | null>)
    : []
  ).flatMap((header): Headers => {
    const { name, value } = header ?? {}
    // What HTTP/2 writes in front is no header of HTTP/1.
    return typeof name === 'string' && typeof value === 'string' && !name.startsWith(':')
      ? [[name, value]]
      : []
  })

const bodyOf = (
  { text = '', params = [], mimeType = '', encoding }: NonNullable<Sent['postData']>,
  type: string | undefined,
): { readonly body: Uint8Array; readonly type?: string; readonly lacking: ReadonlyArray<HarParam> } => {
  if (text !== '') return { body: Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8'), lacking: [] }
  if (!/^multipart/i.test(type ?? mimeType)) {
    const pairs = params.map(({ name, value = '' }): [string, string] => [name, value])
    return { body: Buffer.from(new URLSearchParams(pairs).toString()), lacking: [] }
  }
  const parts = params.map(({ name, value = '', fileName, contentType }) => ({
    ...{ name, content: value, fileName },
    type: fileName === undefined ? undefined : (contentType ?? 'application/octet-stream'),
  }))
  const lacking = params.filter(({ fileName, value = '' }) => fileName !== undefined && value === '')
  return { ...multipartOf(parts), lacking }
}

/** The request of one entry of a HAR; `undefined`: the JSON is none. */
export const sentByHar = (value: unknown): SentRequest | undefined => {
  const { request } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly request?: unknown
  }
  if (!isHarRequest(request)) return undefined
  const { method, url, headers: given, postData = {} } = request as Sent
  const headers = headersOf(given)
  const type = headerIn(headers, 'content-type') ?? postData.mimeType
  const { body, type: made, lacking } = bodyOf(postData, type)
  const isTyped = made === undefined && headerIn(headers, 'content-type') !== undefined
  const rest = isTyped ? headers : headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  const typed = made ?? type
  const hasParamsAlone = (postData.text ?? '') === '' && (postData.params ?? []).length > 0
  return {
    verb: typeof method === 'string' ? method : body.length > 0 ? 'POST' : 'GET',
    url,
    headers: isTyped || typed === undefined || typed === '' ? rest : [...rest, ['Content-Type', typed]],
    body,
    lacks: [
      ...lacking.map(({ name }) => noContent(name)),
      ...(hasParamsAlone
        ? [{ en: 'its body was put together from its parameters', zh: '请求体由参数重新拼成' }]
        : []),
    ],
  }
}
