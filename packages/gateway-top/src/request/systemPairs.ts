import { formatDateTime } from '@paifang/contract'
import type { Pair, Pairs } from '@paifang/signer-top'
import type { TopSettings } from '../TopSettings'
import type { TopPrepared } from './TopPrepared'

export interface SystemInput {
  readonly prepared: TopPrepared
  readonly settings: TopSettings
  readonly appKey: string
  readonly session: string | undefined
  readonly epochMs: number
}

/**
 * The gateway's own parameters but `sign`, sorted by name.
 *
 * @see TOP calling and signing, doc 101617
 */
export const systemPairs = ({ prepared, settings, appKey, session, epochMs }: SystemInput): Pairs => {
  const { format, partnerId, signMethod, simplify } = settings
  const pairs: Pair[] = [
    ['app_key', appKey],
    ['format', format],
    ['method', prepared.operation.method],
  ]
  if (partnerId !== undefined) pairs.push(['partner_id', partnerId])
  if (session !== undefined) pairs.push(['session', session])
  pairs.push(['sign_method', signMethod])
  if (simplify && format === 'json') pairs.push(['simplify', 'true'])
  if (prepared.targetAppKey !== undefined) pairs.push(['target_app_key', prepared.targetAppKey])
  pairs.push(['timestamp', formatDateTime(epochMs)], ['v', '2.0'])
  return pairs
}
