import { cannotRead, type Captured } from './Captured'
import { readHttpRequest } from './httpRequest'

const requestLine = /^(?:[A-Z]+)\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/

/** Whether a text begins as an HTTP request on the wire does. */
export const isHttpText = (text: string): boolean =>
  /^(?:GET|POST|PUT|DELETE|PATCH|HEAD)\s+\S+(?:\s+HTTP\/[\d.]+)?\s*(?:\r?\n|$)/.test(text)

const headerIn = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(head)?.[1]

/**
 * An HTTP request as it was on the wire. Whether a line end behind a raw body belongs to it only its length tells; where
 * that is not there, both are read.
 */
export const readHttpText = (text: string): ReadonlyArray<Captured> => {
  const at = /\r?\n\r?\n/.exec(text)
  const head = at === null ? text : text.slice(0, at.index)
  const body = at === null ? '' : text.slice(at.index + at[0].length)
  if (/chunked/i.test(headerIn(head, 'transfer-encoding') ?? ''))
    cannotRead({ en: 'its body is in chunks', zh: '请求体为分块传输' })
  if (/gzip|br|deflate|zstd/i.test(headerIn(head, 'content-encoding') ?? ''))
    cannotRead({ en: 'its body is compressed', zh: '请求体已压缩' })
  const url = requestLine.exec(head.split(/\r?\n/)[0] ?? '')?.[1] ?? ''
  const read = (part: string): Captured =>
    readHttpRequest({ url, contentType: headerIn(head, 'content-type'), body: part })
  const length = Number(headerIn(head, 'content-length') ?? NaN)
  const bytes = Buffer.from(body)
  if (Number.isInteger(length) && length <= bytes.length)
    return [read(bytes.subarray(0, length).toString('utf8'))]
  const trimmed = body.replace(/(?:\r?\n)+$/, '')
  const readings = [...new Set([trimmed, body])].map(read)
  return readings.length > 1 && readings.some((each) => each.body !== undefined)
    ? readings.map((each) => ({ ...each, exact: false }))
    : readings.slice(0, 1)
}
