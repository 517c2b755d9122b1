import type { Client, PolicyOptions } from '@paifang/gateway'
import { createSessionClient, policyOptionNames, refuseUnknownOptions } from '@paifang/gateway/author'
import { resolveSettings } from './resolveSettings'
import type { OpretailSettings } from './OpretailSettings'
import { createOpretailGateway } from './createOpretailGateway'
import type { OpretailCallOptions } from './OpretailCallOptions'
import type { OpretailClientOptions } from './OpretailClientOptions'

/** Calls operations of opretail. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declarations of users' own need its name
export interface OpretailClient extends Client<'opretail', OpretailCallOptions> {}

type OptionName = OpretailClientOptions extends infer O ? (O extends unknown ? keyof O : never) : never

const own: Readonly<Record<Exclude<OptionName, keyof PolicyOptions>, true>> = {
  accessKey: true,
  accessSecret: true,
  privateKey: true,
  applicationId: true,
  signMethod: true,
  endpoint: true,
  allowInsecureHosts: true,
  carriage: true,
  nullish: true,
  utcOffsetMinutes: true,
  format: true,
  nonce: true,
  headers: true,
  session: true,
  sessionStore: true,
  tokenHeader: true,
  tokenErrorCodes: true,
  transport: true,
  answers: true,
}

const optionNames: ReadonlySet<string> = new Set([...policyOptionNames, ...Object.keys(own)])

/** Logins take forms. */
const asForms = (settings: OpretailSettings): OpretailSettings => ({
  ...settings,
  wire: { ...settings.wire, carriage: 'form' },
})

/**
 * A client of the opretail (ovopark, 万店掌) gateway. Nothing is sent before a call is started; a call never throws and
 * ends in one typed Result.
 *
 * @throws TypeError at once for an unknown option, endpoint, sign method, carriage or header name, and plain http to a host
 * that is not loopback
 * @example
 * const client = createOpretailClient({ accessKey, accessSecret })
 * const result = await client.run(operation, input)
 */
export const createOpretailClient = (options: OpretailClientOptions): OpretailClient => {
  refuseUnknownOptions(options, optionNames)
  const settings = resolveSettings(options)
  return createSessionClient({
    options,
    gateway: (sessions, use) =>
      createOpretailGateway(use === 'calls' ? settings : asForms(settings), sessions),
  })
}
