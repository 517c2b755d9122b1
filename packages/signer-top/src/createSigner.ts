import { canonicalise } from './canonicalise'
import { refuseSignature } from './checkParams'
import { hashHex, hmacHex, hmacKey } from './digest'
import { isBlank } from './isBlank'
import type { Pairs, Params } from './Params'
import { stringText } from './scalarText'
import { createSentNames } from './sentNames'
import { sentText } from './sentText'
import { refuseCredentials } from './signPairs'
import type { SignMethod } from './SignMethod'
import { stringToSign } from './stringToSign'
import { wellFormed } from './wellFormed'

export interface SignerOptions {
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
}

/** `sign` and `signPairs` for one secret and method, which are checked and prepared once. */
export interface Signer {
  readonly sign: (params: Params, body?: string) => string
  readonly signPairs: (pairs: Pairs, body?: string) => string
}

/** What stands before and behind the string to sign, and what hashes all of it. */
interface Frame {
  readonly ends: string
  readonly hashed: (framed: string) => string
}

const frameOf = ({ secret, method }: SignerOptions): Frame => {
  if (method === 'md5') return { ends: secret, hashed: (framed) => hashHex('md5', framed) }
  const algorithm = method === 'hmac' ? 'md5' : 'sha256'
  const key = hmacKey(algorithm, secret)
  return { ends: '', hashed: (framed) => hmacHex(algorithm, key, framed) }
}

// The string to sign in one pass, without the pairs. Texts are not looked at one by one: whoever calls it must see that
// the whole is well-formed, which it is only when every text is, since names between them are.
const appended = (head: string, params: Params, names: ReadonlyArray<string>): string => {
  let text = head
  for (const name of names) {
    const value = params[name]
    const sent = typeof value !== 'string' ? sentText(value, name) : isBlank(value) ? undefined : value
    if (sent !== undefined) text += name + sent
  }
  return text
}

/**
 * The signer for a client that signs many calls with one secret: it remembers the last order of names, and keeps the
 * secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const createSigner = ({ secret, method }: SignerOptions): Signer => {
  refuseCredentials({ secret, method })
  const { ends, hashed } = frameOf({ secret, method })
  const namesOf = createSentNames()
  const signPairs: Signer['signPairs'] = (pairs, body) => hashed(ends + stringToSign(pairs, body) + ends)
  const sign: Signer['sign'] = (params, body = '') => {
    const framed = appended(ends, params, namesOf(params)) + stringText(body, 'body') + ends
    // The plain way names the parameter that is at fault.
    if (!wellFormed(framed)) canonicalise(params)
    refuseSignature(params)
    return hashed(framed)
  }
  return { sign, signPairs }
}
