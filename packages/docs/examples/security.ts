import { topOaidDecrypt, topSecretGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTopSecurity, type TopSecurity } from '@paifang/security-top'
import { describe, isOk } from '@paifang/result'

const emulator = await startEmulator({ operations: [topSecretGet, topOaidDecrypt] })
const client = createTopClient({ ...emulator.top })

// #region fields
const printOnceMore = async (security: TopSecurity, session: string, phone: string): Promise<void> => {
  const stored = await security.encrypt(phone, 'phone', { session })
  if (isOk(stored)) {
    const read = await security.decrypt(stored.right, 'phone', { session })
    console.log(isOk(read) ? read.right : describe(read.left))
  } else console.log(describe(stored.left))
}
// #endregion fields

const security = createTopSecurity({ client, randomNum: 'the code from the console' })
await printOnceMore(security, emulator.top.session, '13800138000')

await security.close()
await client.close()
await emulator.close()

// prints
// 13800138000
