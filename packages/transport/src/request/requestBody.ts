import { Readable } from 'node:stream'
import type { HttpBody } from '../HttpRequest'
import type { Progress } from '../Progress'
import { requestBytes } from './requestBytes'

/** A body as HTTP clients of Node take it. */
export type OpenBody = string | Uint8Array | Readable | null

/** Opens a body now, so that each exchange reads it anew. `progress.sent` changes as the first byte is handed on. */
export function openBody(body: HttpBody | undefined, progress: Progress): OpenBody {
  if (body === undefined) return null
  if (typeof body !== 'function') return body
  return Readable.from(requestBytes(body, progress), { objectMode: false })
}
