import { id, struct } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTopMessages, topic } from '@paifang/messages-top'

const emulator = await startEmulator({ operations: [] })
const top = createTopClient({ ...emulator.top })
// The codec makes ids text, whatever their size. What it does not name is kept.
const TradePaid = struct('TradePaid', { required: { tid: id } })
const paid = topic('taobao_trade_TradeBuyerPay', TradePaid)

const handled = new Promise<void>((resolve) => {
  void createTopMessages({ client: top, group: 'default', endpoint: emulator.url.replace('http', 'ws') })
    // Confirmed when this has settled; it must bear the same message twice.
    .on(paid, ({ content }) => {
      console.log(`paid: ${content.tid}`)
      resolve()
    })
    .otherwise(({ topic }) => console.log(`not for us: ${topic}`))
    .listen({ concurrency: 32 })
    .then(async (listening) => {
      if (listening._tag === 'Left') throw new Error(listening.left.phrase)
      await handled
      await listening.right.close({ drainMs: 10_000 })
      await top.close()
      await emulator.close()
    })
})
emulator.state.top.tmc.publish({ topic: paid.name, content: '{"tid":2001234567890123456}' })
await handled

// prints
// paid: 2001234567890123456
