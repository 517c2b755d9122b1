import { topOaidDecrypt } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import { createOaid } from '@paifang/security-top'
import { describe } from '@paifang/result'

const emulator = await startEmulator({ operations: [topOaidDecrypt] })
const client = createTopClient({ ...emulator.top })

// Two orders of the platform; then the buyer of the second one changes the address.
const { addOaid, changeAddress } = emulator.state.top
const place = { state: '浙江省', city: '杭州市', district: '余杭区', address_detail: '某路一号' }
addOaid({ oaid: 'oaid-1', tid: '1001', name: '张三', mobile: '13800138000', ...place })
addOaid({ oaid: 'oaid-2', tid: '1002', name: '李四', mobile: '13800138001', ...place })
changeAddress('1002', { oaid: 'oaid-3', address_detail: '另路二号' })

// #region oaid
/** An order as the orders of a page name it. */
interface Order {
  readonly oaid: string
  readonly tid: string
}

const printReceivers = async (
  client: TopClient,
  session: string,
  orders: ReadonlyArray<Order>,
): Promise<void> => {
  const oaid = createOaid({ client })
  // 1002 is the scene of waybills of the large couriers.
  const queries = orders.map((order) => ({ ...order, scene: '1002' as const }))
  for (const receiver of await oaid.decrypt(queries, { session }))
    if (receiver._tag === 'Left') console.log(describe(receiver.left))
    else if (receiver.right.matched === false) console.log(`${receiver.right.tid}: fetch the order again`)
    else console.log(`${receiver.right.tid}: ${receiver.right.name ?? ''}`)
}
// #endregion oaid

await printReceivers(client, emulator.top.session, [
  { oaid: 'oaid-1', tid: '1001' },
  { oaid: 'oaid-2', tid: '1002' },
])

await client.close()
await emulator.close()

// prints
// 1001: 张三
// 1002: fetch the order again
