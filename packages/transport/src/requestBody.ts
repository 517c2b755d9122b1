import { Readable } from 'node:stream'
import type { HttpBody } from './HttpRequest'
import type { Progress } from './Progress'

/** A body as HTTP clients take it. */
export type OpenBody = string | Uint8Array | Readable | null

/** The source of a streamed body failed, or gave something else than bytes. The cause stays with the caller. */
export class BodyFailure extends Error {
  readonly code = 'BODY'
}

/** Opens a body now, so that each exchange reads it anew. `progress.sent` changes as the first byte is handed on. */
export function openBody(body: HttpBody | undefined, progress: Progress): OpenBody {
  if (body === undefined) return null
  if (typeof body !== 'function') return body
  return Readable.from(handedOn(body, progress), { objectMode: false })
}

async function* handedOn(
  open: () => AsyncIterable<Uint8Array>,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of open()) {
      if (!ArrayBuffer.isView(chunk)) throw new TypeError('a streamed body gives Uint8Array chunks')
      progress.sent = 'maybe'
      yield chunk
    }
  } catch {
    throw new BodyFailure('the body could not be read')
  }
  progress.sent = 'maybe'
}
