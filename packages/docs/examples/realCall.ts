import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})

const result = await top.run(timeGet, {})
console.log(isOk(result) ? `the gateway answered, ${typeof result.right.time}` : describe(result.left))
await top.close()

// prints
// the gateway answered, object
