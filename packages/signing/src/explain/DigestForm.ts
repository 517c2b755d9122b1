import { hashHex, hmacHex, hmacKey, type Algorithm } from '../digest'

/** Text as the bytes that are hashed; text itself stands for UTF-8. */
export type Encode = (text: string) => string | Uint8Array

/**
 * Where the secret takes part: around the text, at one end of it, nowhere, or as the key of an HMAC (of the text, of the
 * text with the secret around it, with key and text swapped, with the bytes that the secret writes in hex or Base64).
 */
export type SecretPlace =
  'around' | 'head' | 'tail' | 'nowhere' | 'key' | 'key-and-around' | 'text' | 'key-in-hex' | 'key-in-base64'

/** How a text and a secret become a signature, as data. */
export interface DigestForm {
  readonly algorithm: Algorithm
  readonly secret: SecretPlace
}

/** Hex digits of a signature by each algorithm: a signature of another length is none of its. */
export const hexLengths: Readonly<Record<Algorithm, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 }

const keyOf = ({ secret: place }: DigestForm, secret: string, encode: Encode): string | Uint8Array => {
  if (place === 'key-in-hex') return Buffer.from(secret, 'hex')
  return place === 'key-in-base64' ? Buffer.from(secret, 'base64') : encode(secret)
}

/** Upper-case hex. */
export const digestHex = (digest: DigestForm, text: string, secret: string, encode: Encode): string => {
  const { algorithm, secret: place } = digest
  const head = place === 'around' || place === 'head' || place === 'key-and-around' ? secret : ''
  const tail = place === 'around' || place === 'tail' || place === 'key-and-around' ? secret : ''
  if (place === 'text') return hmacHex(algorithm, hmacKey(algorithm, encode(text)), encode(secret))
  const data = encode(head + text + tail)
  return place.startsWith('key')
    ? hmacHex(algorithm, hmacKey(algorithm, keyOf(digest, secret, encode)), data)
    : hashHex(algorithm, data)
}

const algorithmNames: Readonly<Record<Algorithm, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
}

/** The digest as people write it: `HMAC-MD5`, `SHA-256`. */
export const digestName = ({ algorithm, secret }: DigestForm): string =>
  secret === 'text' || secret.startsWith('key')
    ? `HMAC-${algorithmNames[algorithm].replace('-', '')}`
    : algorithmNames[algorithm]
