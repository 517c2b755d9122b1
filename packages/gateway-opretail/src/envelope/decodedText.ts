import { isUtf8 } from 'node:buffer'
import type { HttpResponse } from '@paifang/transport'

const mark = [0xef, 0xbb, 0xbf]

const withoutMark = (body: Uint8Array): Uint8Array =>
  mark.every((byte, index) => body[index] === byte) ? body.subarray(mark.length) : body

const declared = ({ headers }: HttpResponse): string =>
  /charset\s*=\s*"?([\w:-]+)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() ?? 'utf-8'

const decoded = (body: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

/**
 * The body as something JSON can be read from: UTF-8 without its byte order mark, or text where the answer declares
 * another charset. `undefined`: the bytes are not what they are declared to be, so that reading them would lose text.
 */
export const decodedText = (response: HttpResponse): Uint8Array | string | undefined => {
  const charset = declared(response)
  if (charset !== 'utf-8' && charset !== 'utf8') {
    const text = decoded(response.body, charset)
    if (text !== undefined) return text
  }
  const body = withoutMark(response.body)
  return isUtf8(body) ? body : undefined
}
