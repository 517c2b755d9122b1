import type { CallError } from './CallError'

/** A field cannot be encrypted, decrypted or searched, or an oaid not opened: nothing is given in its place. */
export interface CryptoError {
  readonly _tag: 'CryptoError'
  /**
   * `no-key`: the user has none, or it was withdrawn; `session`: the user's session is not usable; `sub-account`: only the
   * main account may; `not-ciphertext`: it was never encrypted; `corrupt`: it was, and is damaged; `plain`: it cannot be
   * encrypted as what it was said to be (a phone number too short); `unavailable`: the key could not be fetched (`error`);
   * `no-receiver`: the platform answered, and knows no receiver by this oaid and order.
   */
  readonly reason:
    | 'no-key'
    | 'session'
    | 'sub-account'
    | 'not-ciphertext'
    | 'corrupt'
    | 'plain'
    | 'unavailable'
    | 'no-receiver'
  /** What the field was said to be: `phone`, `nick`, `receiver_name`, … */
  readonly type?: string
  /** Version of the key that the ciphertext names. */
  readonly version?: string
  readonly error?: CallError
}
