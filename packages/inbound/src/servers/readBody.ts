import type { IncomingMessage } from 'node:http'
import type { Timer } from '../Deadline'

export interface BodyLimits {
  readonly maxBodyBytes: number
  readonly timeoutMs: number
  readonly timer: Timer
}

/** The bytes, or why there are none. */
export type Body = { readonly bytes: Uint8Array } | { readonly problem: string }

const empty = new Uint8Array()

const tooLarge = (maxBodyBytes: number): Body => ({ problem: `larger than maxBodyBytes, ${maxBodyBytes}` })

/** Reads the bytes of a request that nobody has read. Never rejects, and never waits longer than its limit. */
export const readBody = (
  request: IncomingMessage,
  { maxBodyBytes, timeoutMs, timer }: BodyLimits,
): Promise<Body> =>
  new Promise((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      resolve(tooLarge(maxBodyBytes))
      return
    }
    const chunks: Buffer[] = []
    let size = 0
    // Listeners stay, deaf from then on: taking them off costs as much as all they do.
    let isSettled = false
    const settle = (body: Body): void => {
      if (isSettled) return
      isSettled = true
      stop()
      resolve(body)
    }
    const onData = (chunk: Buffer): void => {
      if (isSettled) return
      size += chunk.byteLength
      if (size > maxBodyBytes) settle(tooLarge(maxBodyBytes))
      else chunks.push(chunk)
    }
    const onEnd = (): void =>
      settle({ bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks) })
    const onClose = (): void => settle({ problem: 'the caller went away before the body was complete' })
    request.on('data', onData).on('end', onEnd).on('close', onClose)
    // Kept: a request that breaks after its body was given up emits one more.
    request.on('error', onClose)
    const stop = timer(timeoutMs, () => settle({ problem: `did not come within ${timeoutMs} ms` }))
  })

/** What a web framework may have put on a request. */
interface Parsed {
  readonly body?: unknown
  readonly rawBody?: unknown
}

const bytesOf = (value: unknown): Uint8Array | undefined =>
  value instanceof Uint8Array ? value : typeof value === 'string' ? Buffer.from(value, 'utf8') : undefined

/** What reads such a body in most servers. */
const parserOf = (body: unknown, contentType: string): string => {
  if (contentType.startsWith('multipart/')) return 'multer, busboy or another reader of forms'
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return 'express.urlencoded(), koa-bodyparser or another reader of forms'
  if (/json/.test(contentType) || (typeof body === 'object' && body !== null))
    return 'express.json(), koa-bodyparser or another reader of JSON'
  return 'a middleware in front of this one'
}

/**
 * The bytes of a request, whatever a framework did: those that it kept (`express.raw`, `rawBody`), else those of the stream;
 * where a parser took them, a problem that names it.
 */
export const bodyOf = (
  request: IncomingMessage,
  { body, rawBody }: Parsed,
  limits: BodyLimits,
): Body | Promise<Body> => {
  const kept = bytesOf(rawBody) ?? bytesOf(body)
  if (kept !== undefined)
    return kept.byteLength > limits.maxBodyBytes ? tooLarge(limits.maxBodyBytes) : { bytes: kept }
  const { headers } = request
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
  if (!hasBody) return { bytes: empty }
  if (!request.readableDidRead && !request.destroyed) return readBody(request, limits)
  const parser = parserOf(body, (headers['content-type'] ?? '').toLowerCase())
  return {
    problem: `its bytes are gone: ${parser} took them. Register this route before that parser, or keep the bytes as rawBody`,
  }
}
