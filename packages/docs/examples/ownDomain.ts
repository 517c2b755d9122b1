import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'
import { demoShopGet } from 'api-top-shop'

const emulator = await startEmulator({ operations: [demoShopGet] })
const top = createTopClient({ ...emulator.top })

const result = await top.run(demoShopGet, { shop_id: '7091800003790954036' })
console.log(isOk(result) ? result.right.title : describe(result.left))

await top.close()
await emulator.close()

// prints
// 西湖店
