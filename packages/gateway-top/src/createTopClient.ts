import { createClient, type Client } from '@paifang/gateway'
import { axiosTransport } from '@paifang/transport'
import type { TopCallOptions } from './TopCallOptions'
import type { TopClientOptions } from './TopClientOptions'
import { topGateway } from './topGateway'
import { checkSettings } from './checkSettings'

/**
 * A client of TOP. It holds the credentials in closures: printing or serialising it shows none.
 *
 * @throws TypeError for options no call could work with: an unknown sign method, an empty secret, an endpoint that is
 * neither https nor loopback
 */
export const createTopClient = ({
  transport,
  ...options
}: TopClientOptions): Client<'top', TopCallOptions> => {
  const gateway = topGateway(checkSettings(options))
  const ownsTransport = transport === undefined
  return createClient({ ...options, gateway, transport: transport ?? axiosTransport(), ownsTransport })
}
