import type { InboundAnswer } from '@paifang/gateway/author'
import type { IncomingCall } from '../call/handleCall'
import type { Body, BodyLimits } from './readBody'
import { splitTarget } from './fromNode'

const joined = (chunks: ReadonlyArray<Uint8Array>): Uint8Array => Buffer.concat(chunks)

const readWeb = async (request: Request, { maxBodyBytes }: BodyLimits): Promise<Body> => {
  if (request.bodyUsed) return { problem: 'its bytes are gone: request.json() or another reader took them' }
  if (request.body === null) return { bytes: new Uint8Array() }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = (request.body as ReadableStream<Uint8Array>).getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return { bytes: joined(chunks) }
      size += value.byteLength
      if (size > maxBodyBytes) {
        void reader.cancel().catch(() => undefined)
        return { problem: `larger than maxBodyBytes, ${maxBodyBytes}` }
      }
      chunks.push(value)
    }
  } catch {
    return { problem: 'the caller went away before the body was complete' }
  }
}

/** Answers a web Request, as Hono, Next.js and edge runtimes with Node's APIs have it. It never rejects. */
export const webHandler =
  (handle: (call: IncomingCall) => Promise<InboundAnswer>, limits: BodyLimits) =>
  async (request: Request, { address }: { readonly address?: string } = {}): Promise<Response> => {
    const { timeoutMs, timer } = limits
    const body = await new Promise<Body>((resolve) => {
      const stop = timer(timeoutMs, () => resolve({ problem: `did not come within ${timeoutMs} ms` }))
      void readWeb(request, limits).then((read) => {
        stop()
        resolve(read)
      })
    })
    const {
      status,
      contentType,
      body: bytes,
    } = await handle({
      verb: request.method,
      ...splitTarget(request.url),
      headers: Object.fromEntries(request.headers),
      body: 'bytes' in body ? body.bytes : new Uint8Array(),
      address,
      ...('problem' in body ? { bodyProblem: body.problem } : {}),
    })
    return new Response(new Uint8Array(bytes), { status, headers: { 'content-type': contentType } })
  }
