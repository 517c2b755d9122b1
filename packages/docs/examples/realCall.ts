import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})

const result = await top.run(timeGet, {})
if (isOk(result)) {
  const { time = new Date(0) } = result.right
  console.log(`answered; clocks within a minute: ${Math.abs(Date.now() - time.getTime()) < 60_000}`)
} else console.log(describe(result.left))
await top.close()

// prints
// answered; clocks within a minute: true
