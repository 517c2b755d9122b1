import { randomUUID } from 'node:crypto'
import type { HttpBody } from '@paifang/transport'
import type { Pairs } from '@paifang/signer-top'
import type { TopFile } from './TopFile'

/** Quotes and line breaks would end the header early and begin another one. */
const escaped = (name: string): string =>
  name.replace(
    /[\p{Cc}"]/gu,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

const textPart = (boundary: string, name: string, value: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n` +
  `Content-Type: text/plain;charset=UTF-8\r\n\r\n${value}\r\n`

const filePart = (boundary: string, { param, name, type }: TopFile): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(param)}"; filename="${escaped(name)}"\r\n` +
  `Content-Type: ${type}\r\n\r\n`

export interface Multipart {
  readonly contentType: string
  readonly body: HttpBody
}

/**
 * Parameters as text parts and files after them. One buffer where all files are bytes; otherwise a function that reads
 * them while the request is written.
 */
export const multipart = (pairs: Pairs, files: ReadonlyArray<TopFile>): Multipart => {
  const boundary = `paifang-${randomUUID()}`
  const contentType = `multipart/form-data; boundary=${boundary}`
  const texts = pairs.map(([name, value]) => textPart(boundary, name, value)).join('')
  const end = `--${boundary}--\r\n`
  const whole: Uint8Array[] = [Buffer.from(texts)]
  for (const file of files) {
    if (file.bytes === undefined) return { contentType, body: () => streamed(texts, files, boundary) }
    whole.push(Buffer.from(filePart(boundary, file)), file.bytes, crlf)
  }
  return { contentType, body: Buffer.concat([...whole, Buffer.from(end)]) }
}

const crlf = Buffer.from('\r\n')

async function* streamed(
  texts: string,
  files: ReadonlyArray<TopFile>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(texts)
  for (const file of files) {
    yield Buffer.from(filePart(boundary, file))
    if (file.bytes === undefined) yield* file.open()
    else yield file.bytes
    yield crlf
  }
  yield Buffer.from(`--${boundary}--\r\n`)
}
