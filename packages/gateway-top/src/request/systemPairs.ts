import type { Pair, Pairs } from '@paifang/signer-top'
import type { TopSettings } from '../TopSettings'

export interface SystemInput {
  readonly settings: TopSettings
  /** Absent: the methods stand in the body. */
  readonly method: string | undefined
  readonly appKey: string
  readonly targetAppKey: string | undefined
}

/**
 * The gateway's own parameters that do not change between calls of an operation: all but `timestamp`, `session` and
 * `sign`.
 *
 * @see TOP calling and signing, doc 101617
 */
export const systemPairs = ({ settings, method, appKey, targetAppKey }: SystemInput): Pairs => {
  const { format, partnerId, signMethod, simplify } = settings
  const pairs: Pair[] = [
    ['app_key', appKey],
    ['format', format],
  ]
  if (method !== undefined) pairs.push(['method', method])
  if (partnerId !== undefined) pairs.push(['partner_id', partnerId])
  pairs.push(['sign_method', signMethod])
  if (simplify && format === 'json') pairs.push(['simplify', 'true'])
  if (targetAppKey !== undefined) pairs.push(['target_app_key', targetAppKey])
  pairs.push(['v', '2.0'])
  return pairs
}
