/** What a process does that makes one call and ends; each loads what it uses and nothing else. */
export const cells: Readonly<Record<string, (url: string) => Promise<void>>> = {
  'gateway-top and its first call': async (url) => {
    const { createTopClient } = require('@paifang/gateway-top') as typeof import('@paifang/gateway-top')
    const { credentials, itemGet, nextInput } = require('./itemOperation') as typeof import('./itemOperation')
    const { mustBeRight } = require('./mustBeRight') as typeof import('./mustBeRight')
    const client = createTopClient({ ...credentials, endpoint: `${url}/router/rest`, signMethod: 'md5' })
    mustBeRight(await client.run(itemGet, nextInput()))
  },
  // Nothing of ours is loaded: neither the operation nor its parameters.
  'axios by hand and its first call': async (url) => {
    const { createHash } = require('node:crypto') as typeof import('node:crypto')
    const axios = require('axios') as typeof import('axios')
    const params: Record<string, string> = {
      method: 'taobao.item.seller.get',
      app_key: '12345678',
      session: 'test',
      timestamp: '2021-01-03 08:00:00',
      format: 'json',
      v: '2.0',
      sign_method: 'md5',
      fields: 'num_iid,title,nick,price,approve_status,sku',
      num_iid: '11223344',
    }
    const text = Object.keys(params)
      .sort()
      .map((name) => `${name}${params[name] ?? ''}`)
      .join('')
    const sign = createHash('md5').update(`helloworld${text}helloworld`).digest('hex').toUpperCase()
    const { data } = await axios.post<{ readonly item_seller_get_response?: unknown }>(
      `${url}/router/rest`,
      new URLSearchParams({ ...params, sign }),
    )
    if (data.item_seller_get_response === undefined) throw new Error('no item')
  },
}
