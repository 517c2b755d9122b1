import type { Pairs } from '@paifang/signing'

/** A parsed form, as body parsers give it. Values that are neither text nor lists of text are refused. */
export type FormFields = Readonly<Record<string, unknown>>

/** The parts of an inbound call that are signed, as any server has them. */
export interface InboundRequest {
  /** The query string, with or without `?`; or the whole `request.url`, whose path is cut off. Not decoded. */
  readonly query: string
  /** What `parseForm` made of the query before, in the charset of the request. Default: `query` is read. */
  readonly pairs?: Pairs | undefined
  /** As node:http has them; names in any case. */
  readonly headers: Readonly<Record<string, string | ReadonlyArray<string> | undefined>>
  /** Default: the `content-type` among `headers`. */
  readonly contentType?: string | undefined
  /** The body exactly as it came; a parsed and printed one has another signature. Default: none. */
  readonly rawBody?: Uint8Array | string | undefined
  /**
   * The text fields of a form that was parsed before: needed for multipart, and for a URL-encoded form whose raw body
   * is gone. Default: a URL-encoded form is read from `rawBody`.
   */
  readonly form?: FormFields | undefined
  /**
   * What to do when one name has two different values. `refuse` (default): the handler might read the one that was
   * not signed. `official`: the last of the query, then the first of the form, then the header, as the Java SDK.
   */
  readonly duplicates?: 'refuse' | 'official'
}
