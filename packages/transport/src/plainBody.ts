import type { BodyEvents, ResponseBody } from './ResponseBody'

/** A body that arrives as it is. */
export function plainBody(maxBytes: number, events: Pick<BodyEvents, 'done'>): ResponseBody {
  let chunks: Array<Buffer> = []
  let size = 0
  return {
    write: (chunk) => {
      size += chunk.length
      if (size <= maxBytes) {
        chunks.push(chunk)
        return true
      }
      chunks.push(chunk.subarray(0, chunk.length - (size - maxBytes)))
      events.done(Buffer.concat(chunks, maxBytes), true)
      return true
    },
    end: () => {
      events.done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size), false)
    },
    destroy: () => {
      chunks = []
    },
  }
}
