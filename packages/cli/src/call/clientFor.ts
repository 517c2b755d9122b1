import type { CallHooks, Client } from '@paifang/gateway'
import type { Transport } from '@paifang/transport'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { endpointOf, wholeAccountOf } from '../gateways/account'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'

/** A client of a gateway from flags, environment and profile. Throws UsageError for options it refuses. */
export const clientFor = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
  more: CallHooks & { readonly transport?: Transport; readonly maxBanWaitMs?: number },
): Promise<Client<string>> => {
  const { signMethod } = flags
  const request = {
    ...more,
    endpoint: endpointOf(gateway, flags['endpoint']),
    account: await wholeAccountOf(gateway, flags, context),
    ...(typeof signMethod === 'string' ? { signMethod } : {}),
  }
  try {
    return gateway.createClient(request)
  } catch (error) {
    // Clients refuse impossible options where they are made; their messages name the option and hold no secret.
    if (error instanceof TypeError) throw new UsageError({ en: error.message, zh: error.message })
    throw error
  }
}
