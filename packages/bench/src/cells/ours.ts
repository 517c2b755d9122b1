import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import type { Result } from '@paifang/result'
import type { axiosTransport, undiciTransport } from '@paifang/transport'
import type { Cell, Subject } from '../measure/Subject'
import { concurrently } from './concurrently'
import { credentials, itemGet, nextInput, shopItemGet } from './itemOperation'
import { mustBeRight } from './mustBeRight'

type TransportOf = () => ReturnType<typeof undiciTransport | typeof axiosTransport>
type Call = () => Promise<Result<unknown, unknown>>

const subject = (next: () => Call): Subject => ({
  run: (count, concurrency) => concurrently(count, concurrency, () => next()(), mustBeRight),
})

export const top =
  (transportOf: TransportOf): Cell =>
  ({ url }) => {
    const transport = transportOf()
    const endpoint = `${url}/router/rest`
    const client = createTopClient({ ...credentials, endpoint, signMethod: 'md5', transport })
    return subject(() => client.call(itemGet, nextInput()))
  }

export const opretail =
  (transportOf: TransportOf): Cell =>
  ({ url }) => {
    const transport = transportOf()
    const client = createOpretailClient({
      accessKey: credentials.appKey,
      accessSecret: credentials.appSecret,
      endpoint: `${url}/cloud.api`,
      transport,
    })
    return subject(() => client.call(shopItemGet, nextInput()))
  }
