import { hashHex } from '@paifang/signing'
import type { Charset } from './Charset'

/**
 * The signature of an inbound call: always md5, whatever the app's own method; empty values are kept, unlike in calls
 * to TOP; text is hashed in the charset of the request, the raw body as it is.
 *
 * @see official Java SDK 20210623, SpiUtils
 */
export const inboundSignature = (
  params: Iterable<readonly [string, string]>,
  body: Uint8Array | string,
  secret: string,
  charset: Charset,
): string => {
  const names = [...params].sort(([a], [b]) => (a < b ? -1 : 1))
  const text = names.map(([name, value]) => name + value).join('')
  const bytes = typeof body === 'string' ? charset.encode(body) : body
  return hashHex('md5', Buffer.concat([charset.encode(secret + text), bytes, charset.encode(secret)]))
}
