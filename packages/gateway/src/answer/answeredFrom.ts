import type { ProtocolError } from '@paifang/result'
import type { HttpRequest, HttpResponse } from '@paifang/transport'

/** What one exchange was: where the request went, and what its answer says of itself. */
export interface AnswerSource {
  readonly request: Pick<HttpRequest, 'url'>
  readonly response: Pick<HttpResponse, 'headers'>
}

/** Host and path; the query of a URL is what was signed. */
const placeOf = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

/** Where a redirect points, without what was signed: a gateway, or a login page, may repeat the query in it. */
const targetOf = (location: string, url: string): string | undefined => {
  if (!URL.canParse(location, url)) return undefined
  const { protocol, host, pathname } = new URL(location, url)
  return /^https?:$/.test(protocol) ? `${protocol}//${host}${pathname}` : undefined
}

/** The error with what shows at a glance who answered: a wrong path, a captive portal, an outage page. */
export const answeredFrom = (error: ProtocolError, { request, response }: AnswerSource): ProtocolError => {
  const from = placeOf(request.url)
  const { 'content-type': contentType, location = '' } = response.headers
  const isRedirect = error.status >= 300 && error.status < 400 && location !== ''
  const target = isRedirect ? targetOf(location, request.url) : undefined
  return {
    ...error,
    ...(from === undefined ? {} : { from }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(target === undefined ? {} : { location: target }),
  }
}
