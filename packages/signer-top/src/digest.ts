import { hash } from 'node:crypto'

/** The hashes behind the three sign methods; both have blocks of 64 bytes. */
export type Algorithm = 'md5' | 'sha256'

/** The block of both hashes. */
export const blockBytes = 64

/** The text or bytes, hashed in one go; upper-case hex. */
export const hashHex = (algorithm: Algorithm, data: string | Uint8Array): string =>
  hash(algorithm, data, 'hex').toUpperCase()

/** An HMAC key padded to one block, once for the inner and once for the outer hash. */
export interface HmacKey {
  readonly inner: Buffer
  readonly outer: Buffer
}

/** @see RFC 2104: keys longer than a block are hashed first */
export const hmacKey = (algorithm: Algorithm, secret: string | Uint8Array): HmacKey => {
  const given = typeof secret === 'string' ? Buffer.from(secret, 'utf8') : secret
  const key = given.length > blockBytes ? hash(algorithm, given, 'buffer') : given
  const inner = Buffer.alloc(blockBytes, 0x36)
  const outer = Buffer.alloc(blockBytes, 0x5c)
  for (const [index, byte] of key.entries()) {
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  }
  return { inner, outer }
}

/** HMAC as two one-shot hashes, about half the cost of `createHmac` for texts of a call's size; upper-case hex. */
export const hmacHex = (
  algorithm: Algorithm,
  { inner, outer }: HmacKey,
  data: string | Uint8Array,
): string => {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data
  const digest = hash(algorithm, Buffer.concat([inner, bytes]), 'buffer')
  return hashHex(algorithm, Buffer.concat([outer, digest]))
}
