import type { Client } from '@paifang/gateway'
import { UsageError } from '../UsageError'
import type { ClientRequest, GatewayModule } from './GatewayModule'

/**
 * A client of a gateway.
 * @throws UsageError for options that it refuses
 */
export const createdBy = (gateway: GatewayModule, request: ClientRequest): Client<string> => {
  try {
    return gateway.createClient(request)
  } catch (error) {
    // Clients refuse impossible options where they are made; their messages name the option and hold no secret.
    if (error instanceof TypeError) throw new UsageError({ en: error.message, zh: error.message })
    throw error
  }
}
