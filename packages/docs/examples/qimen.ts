import { struct, text, type Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createQimenClient } from '@paifang/gateway-qimen'
import { describe, isOk } from '@paifang/result'

interface Cancel {
  readonly warehouseCode: string
  readonly orderCode: string
}
interface Answer {
  readonly flag?: string
  readonly message?: string
}
// `paifang generate taobao.qimen.order.cancel` makes it of the platform's document; this is the same by hand.
const orderCancel: Operation<'qimen', Cancel, Answer> = {
  gateway: 'qimen',
  method: 'taobao.qimen.order.cancel',
  input: struct<Cancel>('Cancel', { required: { warehouseCode: text, orderCode: text } }),
  output: struct<Answer>('Answer', { optional: { flag: text, message: text } }),
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { output: { flag: 'success', message: '已取消' } },
}

const emulator = await startEmulator({ operations: [orderCancel] })
const qimen = createQimenClient({ ...emulator.qimen })

const result = await qimen.run(orderCancel, { warehouseCode: 'W1', orderCode: 'SO1' })
console.log(isOk(result) ? result.right.message : describe(result.left))

await qimen.close()
await emulator.close()

// prints
// 已取消
