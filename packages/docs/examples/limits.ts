import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { createLimits } from '@paifang/limits'

const { TOP_APP_KEY = '', TOP_APP_SECRET = '', TOP_ENDPOINT = '' } = process.env

const limits = createLimits({ application: TOP_APP_KEY, perSecond: 40, perDay: 2 })
const account = { appKey: TOP_APP_KEY, appSecret: TOP_APP_SECRET, endpoint: TOP_ENDPOINT }
const top = createTopClient({ ...account, ...limits.forClient('interactive') })
// Jobs get a client of their own: while both wait, one token of four is theirs.
const nightly = createTopClient({ ...account, ...limits.forClient('bulk') })

for (const client of [top, nightly, top]) {
  const result = await client.run(timeGet, {})
  if (result._tag === 'Right') console.log('done')
  else if (result.left._tag === 'GatewayError') console.log(result.left.code, result.left.sent)
}
await top.close()
await nightly.close()

// prints
// done
// done
// limits.quota no
