import { topOaidDecrypt, topSecretGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTopSecurity } from '@paifang/security-top'
import { describe, isOk } from '@paifang/result'

const emulator = await startEmulator({ operations: [topSecretGet, topOaidDecrypt] })
const client = createTopClient({ ...emulator.top })

// #region fields
const security = createTopSecurity({ client, randomNum: 'the code from the console' })
const session = emulator.top.session

const stored = await security.encrypt('13800138000', 'phone', { session })
if (isOk(stored)) {
  const read = await security.decrypt(stored.right, 'phone', { session })
  console.log(isOk(read) ? read.right : describe(read.left))
} else console.log(describe(stored.left))
// #endregion fields

await security.close()
await client.close()
await emulator.close()

// prints
// 13800138000
