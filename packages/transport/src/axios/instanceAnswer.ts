import { isAnyArrayBuffer } from 'node:util/types'
import type { HttpResponse } from '../HttpResponse'

/** What axios calls a response, as far as we trust it: interceptors may have changed any of it. */
export interface RawAnswer {
  readonly status: number
  readonly headers: unknown
  readonly data: unknown
}

/** An axios response as an HttpResponse; `undefined` when an interceptor left no status or no bytes in it. */
export function instanceAnswer(value: unknown, maxBytes: number): HttpResponse | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { status, headers, data } = value as Partial<RawAnswer>
  const body = bytesOf(data)
  if (typeof status !== 'number' || body === undefined) return undefined
  const truncated = body.length > maxBytes
  return {
    status,
    headers: plainHeaders(headers),
    body: truncated ? body.subarray(0, maxBytes) : body,
    truncated,
  }
}

function bytesOf(data: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  if (isAnyArrayBuffer(data)) return Buffer.from(data)
  return typeof data === 'string' ? Buffer.from(data) : undefined
}

/** axios keeps headers in a class of its own; repeated ones are arrays there. */
export function plainHeaders(headers: unknown): Record<string, string> {
  if (typeof headers !== 'object' || headers === null) return {}
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers) as ReadonlyArray<[string, unknown]>)
    if (typeof value === 'string') plain[name.toLowerCase()] = value
    else if (Array.isArray(value)) plain[name.toLowerCase()] = value.flat().join(', ')
  return plain
}
