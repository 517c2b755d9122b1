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

/** The error with what shows at a glance who answered: a wrong path, a captive portal, an outage page. */
export const answeredFrom = (error: ProtocolError, { request, response }: AnswerSource): ProtocolError => {
  const from = placeOf(request.url)
  const contentType = response.headers['content-type']
  return {
    ...error,
    ...(from === undefined ? {} : { from }),
    ...(contentType === undefined ? {} : { contentType }),
  }
}
