/** A request as it came in, whatever carried it: a socket or the in-process transport. */
export interface RawRequest {
  readonly verb: string
  /** Path and query exactly as received, e.g. `/router/rest?app_key=12345678`. */
  readonly target: string
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The path without its query. */
export const pathOf = (request: RawRequest): string => {
  const mark = request.target.indexOf('?')
  return mark < 0 ? request.target : request.target.slice(0, mark)
}

/** The query without its question mark; `''` when there is none. */
export const queryOf = (request: RawRequest): string => {
  const mark = request.target.indexOf('?')
  return mark < 0 ? '' : request.target.slice(mark + 1)
}
