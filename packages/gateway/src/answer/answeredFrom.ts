import type { ProtocolError } from '@paifang/result'
import type { HttpRequest, HttpResponse } from '@paifang/transport'

/** What one exchange was: where the request went, and what its answer says of itself. */
export interface AnswerSource {
  readonly request: Pick<HttpRequest, 'url'>
  readonly response: Pick<HttpResponse, 'headers'>
}

const urlOf = (text: string, base?: string): URL | undefined =>
  URL.canParse(text, base) ? new URL(text, base) : undefined

/**
 * The error with what shows at a glance who answered: a wrong path, a captive portal, an outage page. Of URLs no query is told: it is
 * what was signed, and a redirect may repeat it.
 */
export const answeredFrom = (error: ProtocolError, { request, response }: AnswerSource): ProtocolError => {
  const { 'content-type': contentType, location = '' } = response.headers
  const from = urlOf(request.url)
  const isRedirect = location !== '' && error.status >= 300 && error.status < 400
  const to = isRedirect ? urlOf(location, request.url) : undefined
  return {
    ...error,
    ...(from && { from: from.host + from.pathname }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(to?.protocol.startsWith('http') && { location: to.origin + to.pathname }),
  }
}
