import type { Progress } from '../Progress'

/** The source of a streamed body failed, or gave something else than bytes. The cause stays with the caller. */
export class BodyFailure extends Error {
  readonly code = 'BODY'
}

/** Opens a streamed body and hands its bytes on. `progress.sent` changes with the first of them. */
export async function* requestBytes(
  open: () => AsyncIterable<Uint8Array>,
  progress: Progress,
): AsyncGenerator<Uint8Array, void> {
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
