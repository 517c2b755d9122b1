import { decodeGbk, encodeGbk } from '@paifang/wire'

/** A charset that an inbound call may use, both ways. */
export interface Charset {
  readonly name: 'UTF-8' | 'GBK'
  /** @throws TypeError for bytes that are no text in this charset */
  readonly decode: (bytes: Uint8Array) => string
  readonly encode: (text: string) => Uint8Array
}

const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const utf8: Charset = {
  name: 'UTF-8',
  decode: (bytes) => utf8Decoder.decode(bytes),
  encode: (text) => Buffer.from(text, 'utf8'),
}

export const gbk: Charset = {
  name: 'GBK',
  decode: (bytes) => {
    const text = decodeGbk(bytes)
    // The decoder also reads the four-byte characters of GB18030, which are signed as `?`, as any other such character.
    if (Buffer.compare(encodeGbk(text), bytes) !== 0) throw new TypeError('bytes that are no GBK text')
    return text
  },
  encode: encodeGbk,
}

/**
 * The charset a `Content-Type` names: UTF-8 when it names none, GBK for every name that begins with GB (GB2312 and
 * GB18030 texts are GBK here, as in the official PHP SDK), otherwise `undefined`.
 *
 * @see official PHP SDK, SpiUtils
 */
export const charsetOf = (contentType: string): Charset | undefined => {
  const name = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1] ?? 'UTF-8'
  if (/^utf-?8$/i.test(name)) return utf8
  return /^gb/i.test(name) ? gbk : undefined
}
