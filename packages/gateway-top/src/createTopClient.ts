import type { Client, PolicyOptions } from '@paifang/gateway'
import { createSessionClient, policyOptionNames, refuseUnknownOptions } from '@paifang/gateway/author'
import { checkSettings } from './checkSettings'
import { rememberSettings } from './signConnect'
import type { TopCallOptions } from './TopCallOptions'
import type { TopClientOptions } from './TopClientOptions'
import { topGateway } from './topGateway'

/** Calls operations of TOP. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declarations of users' own need its name
export interface TopClient extends Client<'top', TopCallOptions> {}

const own: Readonly<Record<Exclude<keyof TopClientOptions, keyof PolicyOptions>, true>> = {
  appKey: true,
  appSecret: true,
  session: true,
  sessionStore: true,
  signMethod: true,
  endpoint: true,
  allowInsecureHosts: true,
  format: true,
  simplify: true,
  partnerId: true,
  targetAppKey: true,
  params: true,
  transport: true,
  answers: true,
  serverTime: true,
}

const optionNames: ReadonlySet<string> = new Set([...policyOptionNames, ...Object.keys(own)])

/**
 * A client of TOP. It holds the credentials in closures: printing or serialising it shows none.
 *
 * @throws TypeError for options no call could work with: an unknown name or sign method, an empty secret, an endpoint that is
 * neither https nor loopback
 * @example
 * const top = createTopClient({ appKey, appSecret, session })
 * const result = await top.run(tradeGet, { tid: '7091800003790954036' })
 */
export const createTopClient = (options: TopClientOptions): TopClient => {
  refuseUnknownOptions(options, optionNames)
  const settings = checkSettings(options)
  const client: TopClient = createSessionClient({
    options,
    serverTime: options.serverTime,
    gateway: (sessions) => topGateway(settings, sessions),
  })
  rememberSettings(client, settings)
  return client
}
