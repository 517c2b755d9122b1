import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { RawAnswer } from './RawAnswer'

/** Waits; ends early when the emulator closes. */
export type Pause = (ms: number) => Promise<void>

/** Bytes up to which an answer is worth a copy, to be written with its head. */
const longestText = 16 * 1024

const headWith = (answer: RawAnswer, length: number): Record<string, string | number> => ({
  ...answer.headers,
  'content-length': length,
})

const drip = async (
  response: ServerResponse,
  body: Uint8Array,
  { bytes, everyMs }: { readonly bytes: number; readonly everyMs: number },
  pause: Pause,
): Promise<void> => {
  for (let from = 0; from < body.length; from += Math.max(1, bytes)) {
    if (response.destroyed) return
    response.write(body.subarray(from, from + Math.max(1, bytes)))
    await pause(everyMs)
  }
  response.end()
}

const stream = async (
  response: ServerResponse,
  chunks: (signal: AbortSignal) => AsyncIterable<string>,
): Promise<void> => {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  for await (const chunk of chunks(gone.signal)) {
    if (gone.signal.aborted) break
    if (!response.write(chunk)) await once(response, 'drain', { signal: gone.signal }).catch(() => undefined)
  }
  response.end()
}

/** Writes what was sent so far and then cuts the connection. */
const cut = (response: ServerResponse): void => {
  response.write('', () => response.socket?.destroySoon())
}

/** Sends an answer the way its delivery says; only dripping has to be waited for. */
export const writeAnswer = (
  response: ServerResponse,
  answer: RawAnswer,
  pause: Pause,
): Promise<void> | undefined => {
  const { status, body, delivery } = answer
  if (response.destroyed) return undefined
  response.sendDate = answer.headers['date'] === undefined
  switch (delivery.kind) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return undefined
    case 'stall':
      if (delivery.at === 'after-headers') {
        response.writeHead(status, headWith(answer, body.length))
        response.flushHeaders()
      }
      return undefined
    case 'truncate':
      response.writeHead(status, headWith(answer, body.length))
      response.write(body.subarray(0, delivery.bytes))
      cut(response)
      return undefined
    case 'wrong-length':
      // node refuses to write more than it announced: a short announcement must bypass it.
      if (delivery.by < 0) {
        response.strictContentLength = false
      }
      response.writeHead(status, {
        ...headWith(answer, Math.max(0, body.length + delivery.by)),
        connection: 'close',
      })
      response.write(body)
      cut(response)
      return undefined
    case 'drip':
      response.writeHead(status, headWith(answer, body.length))
      return drip(response, body, delivery, pause)
    case 'stream':
      response.writeHead(status, answer.headers)
      response.flushHeaders()
      return stream(response, delivery.chunks)
    default:
      response.writeHead(status, headWith(answer, body.length))
      if (body.length > longestText) response.end(body)
      // Of text node writes head and body at once; latin1 keeps every byte.
      else response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1')
      return undefined
  }
}
