import { canonicalise } from './canonicalise'
import { refuse } from '@paifang/signing'
import { signPairs } from './sign'

export interface TmcConnectInput {
  readonly appKey: string
  /** Consumer group, such as `default`. */
  readonly groupName: string
  /** Epoch milliseconds, as a number or as the decimal text that is sent. */
  readonly timestamp: number | string
  /** The app secret. */
  readonly secret: string
}

/**
 * The `sign` of a TMC CONNECT frame: always md5, over `app_key`, `group_name` and `timestamp` only, whatever else the
 * frame carries.
 *
 * @throws TypeError when one of the three is empty, or the secret cannot sign
 * @see official Java SDK 20210623, TmcClient
 */
export const signTmcConnect = ({ appKey, groupName, timestamp, secret }: TmcConnectInput): string => {
  const pairs = canonicalise({ app_key: appKey, group_name: groupName, timestamp })
  for (const name of ['app_key', 'group_name', 'timestamp'])
    if (!pairs.some(([given]) => given === name)) refuse(name, 'text that is not blank')
  return signPairs({ pairs, secret, method: 'md5' })
}
