import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { refuse } from '@paifang/signing'

/** PEM text, the Base64 of DER (PKCS#8 for a private key, SPKI for a public one), or a key read before. */
export type RsaKey = string | KeyObject

const read = (key: string, kind: 'private' | 'public'): KeyObject => {
  if (key.includes('-----BEGIN')) return kind === 'private' ? createPrivateKey(key) : createPublicKey(key)
  const der = { key: Buffer.from(key, 'base64'), format: 'der' } as const
  return kind === 'private'
    ? createPrivateKey({ ...der, type: 'pkcs8' })
    : createPublicKey({ ...der, type: 'spki' })
}

const rsaKey = (key: RsaKey, kind: 'private' | 'public', path: string): KeyObject => {
  const found = ((): KeyObject | undefined => {
    try {
      return typeof key === 'string' ? read(key, kind) : key
    } catch {
      return undefined
    }
  })()
  return found?.asymmetricKeyType === 'rsa' && found.type === kind
    ? found
    : refuse(path, `an RSA ${kind} key: PEM, or ${kind === 'private' ? 'PKCS#8' : 'SPKI'} DER in Base64`)
}

/**
 * Reads a private key once, for use in many calls. The platform's own keys are PKCS#8 DER in Base64.
 *
 * @throws TypeError when it is no RSA private key; the message never holds the key
 */
export const rsaPrivateKey = (key: RsaKey): KeyObject => rsaKey(key, 'private', 'privateKey')

/** Reads a public key once, for use in many checks. @throws TypeError when it is no RSA public key */
export const rsaPublicKey = (key: RsaKey): KeyObject => rsaKey(key, 'public', 'publicKey')
