import { unknownValue, type Operation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { unwrap } from '@paifang/result'

const client = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})

// Method by method: an operation that checks nothing, until a generated one takes its place.
const untyped = (method: string): Operation<'top', unknown, unknown> => ({
  gateway: 'top',
  method,
  input: unknownValue,
  output: unknownValue,
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

const answer = await unwrap(
  client.call(untyped('taobao.logistics.express.user.blacklist.tms.sync'), {
    user_blacklist_request: {
      request_id: '1656674541001',
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile: '13111111111' }],
    },
  }),
)
console.log(JSON.stringify(answer).includes('SUCCESS'))
await client.close()

// prints
// true
