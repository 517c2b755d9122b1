import type { Client, PolicyOptions } from '@paifang/gateway'
import { createSessionClient, policyOptionNames, refuseUnknownOptions } from '@paifang/gateway/author'
import type { QimenCallOptions } from './QimenCallOptions'
import type { QimenClientOptions } from './QimenClientOptions'
import { qimenGateway } from './qimenGateway'
import { checkSettings } from './QimenSettings'

/** Calls operations of Qimen. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declarations of users' own need its name
export interface QimenClient extends Client<'qimen', QimenCallOptions> {}

const own: Readonly<Record<Exclude<keyof QimenClientOptions, keyof PolicyOptions>, true>> = {
  appKey: true,
  appSecret: true,
  customerId: true,
  targetAppKey: true,
  version: true,
  endpoint: true,
  allowInsecureHosts: true,
  signMethod: true,
  session: true,
  sessionStore: true,
  partnerId: true,
  params: true,
  answers: true,
  transport: true,
}

const optionNames: ReadonlySet<string> = new Set([...policyOptionNames, ...Object.keys(own)])

/**
 * A client of Qimen. It holds the credentials in closures: printing or serialising it shows none.
 *
 * @throws TypeError for options no call could work with: an unknown name or sign method, an empty secret, an endpoint that is
 * neither https nor loopback
 * @example
 * const qimen = createQimenClient({ appKey, appSecret, customerId })
 * const result = await qimen.run(qimenOrderCancel, { warehouseCode: 'W1', orderCode: 'SO1' })
 */
export const createQimenClient = (options: QimenClientOptions): QimenClient => {
  refuseUnknownOptions(options, optionNames)
  const settings = checkSettings(options)
  return createSessionClient({
    options,
    gateway: (sessions) => qimenGateway(settings, sessions),
  })
}
