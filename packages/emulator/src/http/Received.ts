import type { RequestParts } from '../gateway/CallEmulation'
import type { Malformed } from './malformed'

/** A file part of a multipart body. */
export interface ReceivedFile {
  readonly name: string
  readonly fileName: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** How the body was carried; `none` is an empty body. */
export type BodyKind = 'none' | 'form' | 'multipart' | 'json' | 'xml' | 'text'

/** A request taken apart: what a gateway sees before it judges anything. */
export interface Received {
  /** Text parameters of query and body together; the first wins where a name repeats. */
  readonly params: ReadonlyMap<string, string>
  /** Names that came more than once. */
  readonly repeated: ReadonlyArray<string>
  /** Names that came in the query. */
  readonly inQuery: ReadonlySet<string>
  readonly files: ReadonlyArray<ReceivedFile>
  readonly bodyKind: BodyKind
  /** The body as text where it is not a form: JSON, XML, plain text. */
  readonly bodyText: string | undefined
  /** What is not UTF-8, or not a percent sequence, if anything is. */
  readonly malformed: Malformed | undefined
}

/** A parameter's text; `''` when it is absent. */
export const param = ({ params }: Pick<Received, 'params'>, name: string): string => params.get(name) ?? ''

/** The request as the journal shows it. */
export const partsOf = ({ params, inQuery, files, bodyText }: Received): RequestParts => ({
  params,
  inQuery,
  files,
  body: bodyText,
})

/** The request cannot be taken apart at all: answered below the gateway's own language. */
export interface Unreadable {
  readonly status: 400 | 413 | 415
  readonly reason: string
}
