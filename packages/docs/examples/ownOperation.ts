import { dateTime, id, idInput, struct, text, type Id, type IdInput, type Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

// #region operation
interface TradeGetInput {
  readonly tid: IdInput
}
interface Trade {
  readonly tid: Id
  readonly created?: Date
  readonly buyer_nick?: string
}
interface TradeGetOutput {
  readonly trade?: Trade
}

const tradeGet: Operation<'top', TradeGetInput, TradeGetOutput> = {
  gateway: 'top',
  method: 'taobao.demo.trade.get',
  input: struct<TradeGetInput>('TradeGetInput', { required: { tid: idInput } }),
  output: struct<TradeGetOutput>('TradeGetOutput', {
    optional: {
      trade: struct<Trade>('Trade', {
        required: { tid: id },
        optional: { created: dateTime, buyer_nick: text },
      }),
    },
  }),
  codes: [],
  session: 'none',
  // A read: it may be repeated.
  idempotent: true,
  // Never shown in errors, logs and journals.
  sensitive: [['trade', 'buyer_nick']],
  example: { output: { trade: { tid: '7091800003790954036', created: '2021-01-03 08:00:00' } } },
}
// #endregion operation

// #region values
const emulator = await startEmulator({ operations: [tradeGet] })
const top = createTopClient({ ...emulator.top })

const result = await top.run(tradeGet, { tid: 7091800003790954036n })
if (isOk(result)) {
  const { tid = '', created } = result.right.trade ?? {}
  console.log(tid)
  console.log(created?.toISOString())
} else console.log(describe(result.left))

await top.close()
await emulator.close()
// #endregion values

// prints
// 7091800003790954036
// 2021-01-03T00:00:00.000Z
