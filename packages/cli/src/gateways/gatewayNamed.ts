import type { Flags } from '../Command'
import type { Context } from '../Context'
import { UsageError } from '../UsageError'
import type { GatewayModule } from './GatewayModule'

/** The gateway of that name. Throws UsageError when there is none. */
export const gatewayOf = (name: string, { gateways }: Pick<Context, 'gateways'>): GatewayModule => {
  const found = gateways.find((gateway) => gateway.name === name)
  if (found !== undefined) return found
  const names = gateways.map((gateway) => gateway.name)
  throw new UsageError({
    en: `there is no gateway "${name}"; there are ${names.join(', ')}`,
    zh: `没有网关 "${name}"，可用：${names.join('、')}`,
  })
}

/** What `--gateway` names; undefined where it is not given. */
export const gatewayNamed = ({ gateway }: Flags, context: Context): GatewayModule | undefined =>
  typeof gateway === 'string' ? gatewayOf(gateway, context) : undefined

/** The gateway that is meant where nothing tells: the first. */
export const usualGateway = ({ gateways }: Context): GatewayModule => {
  const [first] = gateways
  if (first === undefined) throw new TypeError('the command line was given no gateway')
  return first
}
