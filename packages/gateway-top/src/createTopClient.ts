import type { Client } from '@paifang/gateway'
import { createSessionClient } from '@paifang/gateway/author'
import { axiosTransport } from '@paifang/transport'
import { checkSettings } from './checkSettings'
import type { TopCallOptions } from './TopCallOptions'
import type { TopClientOptions } from './TopClientOptions'
import { topGateway } from './topGateway'

/**
 * A client of TOP. It holds the credentials in closures: printing or serialising it shows none.
 *
 * @throws TypeError for options no call could work with: an unknown sign method, an empty secret, an endpoint that is
 * neither https nor loopback
 */
export const createTopClient = (options: TopClientOptions): Client<'top', TopCallOptions> => {
  const settings = checkSettings(options)
  return createSessionClient({
    options,
    transport: options.transport ?? axiosTransport(),
    ownsTransport: options.transport === undefined,
    sessionStore: options.sessionStore,
    gateway: (sessions) => topGateway(settings, sessions),
  })
}
