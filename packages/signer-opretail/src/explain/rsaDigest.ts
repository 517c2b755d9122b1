import { publicDecrypt } from 'node:crypto'
import { rsaPublicKey, type RsaKey } from '../rsaKey'
import type { SignatureText } from './signatureText'

/**
 * The SHA-1 digest that an RSA signature holds (the last 20 bytes inside its padding), so that the search compares
 * digests instead of verifying an RSA signature for each hypothesis.
 */
export const readRsaSignature = (signature: string, publicKey: RsaKey): SignatureText | undefined => {
  const key = rsaPublicKey(publicKey)
  try {
    const info = publicDecrypt(key, Buffer.from(signature, 'base64'))
    const digest = info.subarray(-20).toString('hex').toUpperCase()
    return { method: 'sha1', digest, differences: [] }
  } catch {
    return undefined
  }
}
