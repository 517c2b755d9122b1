import type { Client } from '@paifang/gateway'
import type { Transport } from '@paifang/transport'
import type { Text } from '../Command'
import type { Context } from '../Context'
import { wholeAccountOf } from '../gateways/account'
import { createdBy } from '../gateways/createdBy'
import { endpointOf } from '../gateways/endpoint'
import type { ClientRequest, GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'
import type { Accounts } from './explainPasted'

/** Whose calls, and where they go. Nothing of it is for the page. */
export interface TargetAccount {
  readonly endpoint: string
  /** By the client's own option names. */
  readonly fields: Readonly<Record<string, string>>
  /** Whether something real may happen there. */
  readonly production: boolean
  /** Who says that calls go there. */
  readonly from: Text
}

/** Where calls of the page go. */
export interface Target {
  readonly isReal: boolean
  /** @throws UsageError where nobody is there, or credentials are missing */
  readonly account: (gateway: GatewayModule) => Promise<TargetAccount>
  /** @throws UsageError for what the client refuses */
  readonly createClient: (
    gateway: GatewayModule,
    account: TargetAccount,
    more: Partial<ClientRequest>,
  ) => Client<string>
}

/** The page says itself which members no document names. */
const onWarning = (): void => undefined

/** The emulator that was started with the page, and nobody else: endpoint and demo account come from the emulator itself. */
export const emulatorTarget = (accounts: Accounts, clock: () => number): Target => ({
  isReal: false,
  account: ({ name }) => {
    const { endpoint, ...fields } = (accounts[name] ?? {}) as Readonly<Record<string, string>>
    if (endpoint === undefined)
      throw new UsageError({
        en: 'calls are made only where the emulator was started with its page: paifang emulate --ui',
        zh: '只有与页面一同启动的仿真器才能在此调用：paifang emulate --ui',
      })
    return Promise.resolve({ endpoint, fields, production: false, from: { en: 'emulator', zh: '仿真器' } })
  },
  createClient: (gateway, { endpoint, fields }, more) =>
    createdBy(gateway, { account: fields, endpoint, clock, onWarning, ...more }),
})

/** What environment and profile of this machine name. Nothing is repeated that the gateway may have carried out. */
export const realTarget = (context: Context, transport: Transport | undefined): Target => ({
  isReal: true,
  account: async (gateway) => {
    const { url, production, from } = await endpointOf(gateway, {}, context)
    return { endpoint: url, fields: await wholeAccountOf(gateway, {}, context), production, from }
  },
  createClient: (gateway, { endpoint, fields }, more) =>
    createdBy(gateway, {
      account: fields,
      endpoint,
      onWarning,
      retry: false,
      ...(transport === undefined ? {} : { transport }),
      ...more,
    }),
})
