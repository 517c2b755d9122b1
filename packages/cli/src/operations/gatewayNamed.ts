import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

export type GatewayName = 'top' | 'opretail'

/** What `--gateway` names; undefined where it is not given. */
export const gatewayNamed = ({ gateway }: Flags): GatewayName | undefined => {
  if (gateway === undefined || gateway === 'top' || gateway === 'opretail') return gateway
  throw new UsageError({ en: '--gateway is top or opretail', zh: '--gateway 只能是 top 或 opretail' })
}
