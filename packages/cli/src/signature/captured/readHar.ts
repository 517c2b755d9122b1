import type { Captured } from './Captured'
import { cannotRead } from './Captured'
import { readHttpRequest } from './httpRequest'

export interface HarParam {
  readonly name: string
  readonly value?: string
  readonly fileName?: string
  readonly contentType?: string
}

export interface HarRequest {
  readonly url: string
  readonly postData?: {
    readonly mimeType?: string
    readonly text?: string
    readonly params?: ReadonlyArray<HarParam>
  }
}

export const isHarRequest = (value: unknown): value is HarRequest =>
  typeof value === 'object' && value !== null && typeof (value as { url?: unknown }).url === 'string'

const requestsOf = (value: unknown): ReadonlyArray<HarRequest> => {
  const { log, request } = value as {
    readonly log?: { readonly entries?: unknown }
    readonly request?: unknown
  }
  if (Array.isArray(log?.entries))
    return (log.entries as ReadonlyArray<{ readonly request?: unknown } | null>)
      .map((entry) => entry?.request)
      .filter(isHarRequest)
  return isHarRequest(request) ? [request] : []
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Some tools write the parameters of a form as they were sent, some decoded: both are read. */
export const readingsOf = ({ url, postData = {} }: HarRequest): ReadonlyArray<Captured> => {
  const { mimeType = '', text = '', params = [] } = postData
  if (text !== '' || params.length === 0) return [readHttpRequest({ url, contentType: mimeType, body: text })]
  const query = url.includes('?') ? readHttpRequest({ url }) : { params: [], exact: true }
  const fields = params
    .filter(({ fileName }) => fileName === undefined)
    .map(({ name, value = '' }) => [name, value] as const)
  const isEncoded =
    !/^multipart/i.test(mimeType) && fields.some(([, value]) => /%[0-9a-fA-F]{2}|\+/.test(value))
  const plain: Captured = { params: [...query.params, ...fields], exact: query.exact && !isEncoded }
  if (!isEncoded) return [plain]
  const twice = fields.map(([name, value]) => [decoded(name), decoded(value)] as const)
  return [plain, { params: [...query.params, ...twice], exact: false }]
}

const readEach = (request: HarRequest): ReadonlyArray<Captured> => {
  try {
    return readingsOf(request)
  } catch {
    return []
  }
}

/**
 * The signed request of a HAR document, or one entry of it: the first with a signature among its parameters.
 * `undefined`: the JSON is no HAR.
 */
export const readHar = (
  value: unknown,
  isSigned: (captured: Captured) => boolean,
): ReadonlyArray<Captured> | undefined => {
  const requests = requestsOf(value)
  if (requests.length === 0) return undefined
  const read = requests.map(readEach).filter((readings) => readings.length > 0)
  return (
    read.find((readings) => readings.some(isSigned)) ??
    read[0] ??
    cannotRead({ en: 'no request of this HAR has parameters', zh: 'HAR 中的请求都没有参数' })
  )
}
