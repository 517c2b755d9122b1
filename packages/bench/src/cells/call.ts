import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import type { Result } from '@paifang/result'
import { axiosTransport, undiciTransport } from '@paifang/transport'
import type { Cell } from '../measure/Subject'
import { concurrently } from './concurrently'
import { credentials, input, itemGet, shopItemGet } from './itemOperation'
import { floor } from './floor'
import { handWrittenAxios } from './handWrittenAxios'
import { nodeTaobaoTopclient, taobaoSdk, topsdk } from './peers'

const right = async (call: () => Promise<Result<unknown, unknown>>): Promise<void> => {
  const result = await call()
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
}

const top =
  (transportOf: typeof undiciTransport | typeof axiosTransport): Cell =>
  ({ url, concurrency }) => {
    const transport = transportOf()
    const client = createTopClient({
      ...credentials,
      endpoint: `${url}/router/rest`,
      signMethod: 'md5',
      transport,
    })
    return {
      run: (count) => concurrently(count, concurrency, () => right(client.call(itemGet, input))),
      close: () => transport.close(),
    }
  }

const opretail =
  (transportOf: typeof undiciTransport | typeof axiosTransport): Cell =>
  ({ url, concurrency }) => {
    const transport = transportOf()
    const client = createOpretailClient({
      accessKey: credentials.appKey,
      accessSecret: credentials.appSecret,
      endpoint: `${url}/cloud.api`,
      transport,
    })
    return {
      run: (count) => concurrently(count, concurrency, () => right(client.call(shopItemGet, input))),
      close: () => transport.close(),
    }
  }

export const cells: Readonly<Record<string, Cell>> = {
  'floor: undici, static body': floor,
  'paifang top, undici': top(undiciTransport),
  'paifang top, axios': top(axiosTransport),
  'paifang opretail, undici': opretail(undiciTransport),
  'paifang opretail, axios': opretail(axiosTransport),
  'hand-written axios': handWrittenAxios,
  'node-taobao-topclient': nodeTaobaoTopclient,
  topsdk,
  'taobao-sdk': taobaoSdk,
}
