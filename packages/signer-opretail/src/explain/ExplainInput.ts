import type { ReceivedParams } from '../inbound/receivedPairs'
import type { RsaKey } from '../rsaKey'
import type { SignMethod } from '../SignMethod'
import type { OtherSecret } from './secret'

export interface ExplainInput {
  /** The parameters as they arrived, decoded once; `_sig` may be among them. */
  readonly received: ReceivedParams
  /** The access secret that should have signed; not needed for `rsa`. */
  readonly secret?: string
  /** The signature to explain. Default: the `_sig` received. */
  readonly signature?: string
  /** The method that should have signed. Default: the one that `_sm` names. */
  readonly method?: SignMethod
  /** For `rsa`: the public key that belongs to the private key which should have signed. */
  readonly publicKey?: RsaKey
  /** Secrets of other apps, which may have been taken by mistake. Default: none. */
  readonly otherSecrets?: ReadonlyArray<OtherSecret>
  /** Names the operation knows, which may have been signed without being sent. Default: `_format` and `_nonce`. */
  readonly knownNames?: ReadonlyArray<string>
  /** Now, in epoch milliseconds, for a timestamp in the wrong zone. Default: the clock of this machine. */
  readonly nowMs?: number
  /** The zone of `_timestamp` in minutes east of UTC. Default: 480 (GMT+8). */
  readonly utcOffsetMinutes?: number
}
