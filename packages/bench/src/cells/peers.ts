import type { Cell } from '../measure/Subject'
import { concurrently } from './concurrently'
import { credentials, nextInput } from './itemOperation'

interface PeerClient {
  readonly execute: (
    method: string,
    params: Record<string, unknown>,
    done: (error: unknown, answer?: unknown) => void,
  ) => unknown
}

const method = 'taobao.item.seller.get'

const subject =
  (clientOf: (url: string) => PeerClient): Cell =>
  ({ url }) => {
    const client = clientOf(`${url}/router/rest`)
    const call = (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        client.execute(method, { ...nextInput() }, (error, answer) => {
          if (answer === undefined || answer === null)
            reject(new Error(`a peer failed: ${JSON.stringify(error)}`))
          else resolve(answer)
        })
      })
    return { run: (count, concurrency) => concurrently(count, concurrency, call) }
  }

const named = (url: string): object => ({
  appkey: credentials.appKey,
  appsecret: credentials.appSecret,
  url,
  REST_URL: url,
})

/** The one peer that answers with a promise. */
export const nodeTaobaoTopclient: Cell = ({ url }) => {
  const { default: TopClient } = require('node-taobao-topclient') as {
    default: new (given: object) => { readonly execute: (name: string, params: object) => Promise<unknown> }
  }
  const client = new TopClient(named(`${url}/router/rest`))
  const call = async (): Promise<void> => {
    const answer = await client.execute(method, { ...nextInput() })
    if (answer === null || answer === undefined) throw new Error('a peer failed')
  }
  return { run: (count, concurrency) => concurrently(count, concurrency, call) }
}

export const taobaoSdk: Cell = subject((url) => {
  const { ApiClient } = require('taobao-sdk') as { ApiClient: new (given: object) => PeerClient }
  return new ApiClient(named(url))
})

export const topsdk: Cell = subject((url) => {
  const TopClient = require('topsdk') as new (key: string, secret: string, given: object) => PeerClient
  const options = { endpoint: url, useValidators: false }
  return new TopClient(credentials.appKey, credentials.appSecret, options)
})
