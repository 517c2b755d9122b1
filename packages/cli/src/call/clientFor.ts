import type { CallHooks, Client } from '@paifang/gateway'
import { isLoopback, type Transport } from '@paifang/transport'
import { allowWrite, tellEndpoint } from './allowWrite'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { wholeAccountOf } from '../gateways/account'
import { createdBy } from '../gateways/createdBy'
import { endpointOf } from '../gateways/endpoint'
import type { ClientRequest, GatewayModule } from '../gateways/GatewayModule'
import { refuseSignMethod } from '../gateways/refuseSignMethod'
import { UsageError } from '../UsageError'

/**
 * A client of a gateway from flags, environment and profile; says on stderr where its calls go. Throws UsageError for options
 * it refuses, and where a write to production is not wanted.
 */
export const clientFor = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
  {
    writes,
    ...more
  }: Pick<ClientRequest, keyof CallHooks | 'onWarning'> & {
    readonly transport?: Transport
    readonly maxBanWaitMs?: number
    /** The method that may write; absent where nothing is written, or nothing sent. */
    readonly writes?: string
  },
): Promise<Client<string>> => {
  const { signMethod, allowInsecureHost } = flags
  if (typeof signMethod === 'string') refuseSignMethod(gateway, signMethod)
  const endpoint = await endpointOf(gateway, flags, context)
  const { protocol, hostname } = new URL(endpoint.url)
  if (protocol === 'http:' && !isLoopback(hostname) && allowInsecureHost === undefined)
    throw new UsageError({
      en: `${endpoint.from.en}: plain http goes to this machine only: take https, or add --allow-insecure-host ${hostname}`,
      zh: `${endpoint.from.zh}：明文 http 仅限本机：请用 https，或加 --allow-insecure-host ${hostname}`,
    })
  const account = await wholeAccountOf(gateway, flags, context)
  const request = {
    ...more,
    endpoint: endpoint.url,
    account,
    ...(Array.isArray(allowInsecureHost) ? { allowInsecureHosts: allowInsecureHost as string[] } : {}),
    ...(typeof signMethod === 'string' ? { signMethod } : {}),
  }
  const client = createdBy(gateway, request)
  tellEndpoint(endpoint, context)
  if (writes !== undefined) await allowWrite(writes, endpoint, flags, context)
  return client
}
