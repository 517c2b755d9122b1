import type { IncomingMessage } from 'node:http'

/** Reads a request body up to a limit; `too-large` as soon as the limit is passed, `cut` when the client goes away. */
export const readBody = (
  message: IncomingMessage,
  limit: number,
): Promise<Uint8Array | 'too-large' | 'cut'> => {
  if (Number(message.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large')
  return new Promise((resolve) => {
    const chunks: Array<Buffer> = []
    let size = 0
    message.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) {
        chunks.length = 0
        message.pause()
        resolve('too-large')
      } else {
        chunks.push(chunk)
      }
    })
    message.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)))
    message.on('error', () => resolve('cut'))
    message.on('close', () => resolve('cut'))
  })
}
