import { Readable } from 'node:stream'
import type { HttpBody } from './HttpRequest'

/** The body as undici takes it; a function is called now, so each exchange reads the bytes anew. */
export function requestBody(body: HttpBody | undefined): string | Uint8Array | Readable | null {
  if (body === undefined) return null
  return typeof body === 'function' ? Readable.from(body(), { objectMode: false }) : body
}
