import type { Client } from '@paifang/gateway'
import { createSessionClient } from '@paifang/gateway/author'
import { axiosTransport } from '@paifang/transport'
import { resolveSettings } from './client/resolveSettings'
import type { Settings } from './client/Settings'
import { createOpretailGateway } from './createOpretailGateway'
import type { OpretailCallOptions } from './OpretailCallOptions'
import type { OpretailClientOptions } from './OpretailClientOptions'

export type OpretailClient = Client<'opretail', OpretailCallOptions>

/** Logins take forms. */
const asForms = (settings: Settings): Settings => ({
  ...settings,
  wire: { ...settings.wire, carriage: 'form' },
})

/**
 * A client of the opretail (ovopark, 万店掌) gateway. Nothing is sent before a call is started; a call never throws and
 * ends in one typed Result.
 *
 * @throws TypeError at once for an unknown endpoint, sign method, carriage or header name, and plain http to a host
 * that is not loopback
 * @example
 * const client = createOpretailClient({ accessKey, accessSecret })
 * const result = await client.call(operation, input)()
 */
export const createOpretailClient = (options: OpretailClientOptions): OpretailClient => {
  const settings = resolveSettings(options)
  return createSessionClient({
    options,
    transport: options.transport ?? axiosTransport(),
    ownsTransport: options.transport === undefined,
    sessionStore: options.sessionStore,
    gateway: (sessions, use) =>
      createOpretailGateway(use === 'calls' ? settings : asForms(settings), sessions),
  })
}
