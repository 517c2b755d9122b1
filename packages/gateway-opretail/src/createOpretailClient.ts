import { createClient, type Client } from '@paifang/gateway'
import { axiosTransport } from '@paifang/transport'
import { resolveSettings } from './client/resolveSettings'
import type { Settings } from './client/Settings'
import { createOpretailGateway } from './createOpretailGateway'
import type { OpretailCallOptions } from './OpretailCallOptions'
import type { OpretailClientOptions } from './OpretailClientOptions'
import type { TokenContext } from './token/TokenProvider'

export type OpretailClient = Client<'opretail', OpretailCallOptions>

/** Logins take forms, and no token. */
const loginSettings = (settings: Settings): Settings => ({
  ...settings,
  token: undefined,
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
  const { transport = axiosTransport(), clock = Date.now, ...policies } = options
  // Logins are calls of their own: behind the calls that wait for them they would never get through a full queue.
  const context: TokenContext = {
    call: (operation, input) => logins.call(operation, input),
    now: clock,
  }
  const logins = createClient({
    ...policies,
    clock,
    transport,
    concurrency: false,
    circuitBreaker: false,
    gateway: createOpretailGateway(loginSettings(settings), context),
  })
  const client = createClient({
    ...policies,
    clock,
    transport,
    ownsTransport: options.transport === undefined,
    gateway: createOpretailGateway(settings, context),
  })
  return {
    call: client.call,
    close: async () => {
      await client.close()
      await logins.close()
    },
  }
}
