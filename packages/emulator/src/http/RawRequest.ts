/** A request as it came in, whatever carried it: a socket or the in-process transport. */
export interface RawRequest {
  readonly verb: string
  /** Path and query exactly as received, e.g. `/router/rest?app_key=12345678`. */
  readonly target: string
  /** Names in lower case; repeated headers joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** How it came; absent without a socket. */
  readonly arrival?: Arrival
  /** It was sent once more by the control API. */
  readonly again?: Again
}

/** What is known of a request besides what it says. */
export interface Arrival {
  /** Of the emulator's connections, counted from 1; absent: no socket brought it. */
  readonly connection?: number
  /** Names and values in turn, as they were written and as often as they came. */
  readonly rawHeaders: ReadonlyArray<string>
  readonly httpVersion: string
  /** Told once the answer is on its way. */
  delivery?: Delivered
}

/** What is known of the exchange that a request repeats. */
export interface Again {
  readonly seq: number
  /** What may not be shown of it, and so of this one: an edit may have made it a call of another operation. */
  readonly hidden: ReadonlySet<string>
}

/** How an answer really travelled. */
export interface Delivered {
  /** Status line and headers, as they were sent; `''` where nothing was. */
  readonly head: string
  /** From the answer being ready to its last byte being handed over, ms; absent while it is travelling. */
  readonly ms?: number
}

/** Names in lower case, of those that repeat the values joined, as node reads them; from names and values in turn. */
export const headersOf = (rawHeaders: ReadonlyArray<string>): RawRequest['headers'] => {
  const byName = new Map<string, string>()
  rawHeaders.forEach((name, at) => {
    if (at % 2 !== 0) return
    const [key, value] = [name.toLowerCase(), rawHeaders[at + 1] ?? '']
    const before = byName.get(key)
    byName.set(key, before === undefined ? value : `${before}, ${value}`)
  })
  return Object.fromEntries(byName)
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
