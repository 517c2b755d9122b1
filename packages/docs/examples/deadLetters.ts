import { id, parseJson, struct, type Id } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTopMessages, permanent, topic } from '@paifang/messages-top'

const emulator = await startEmulator({ operations: [] })
const top = createTopClient({ ...emulator.top })

interface TradePaid {
  readonly tid: Id
}
const TradePaid = struct<TradePaid>('TradePaid', { required: { tid: id } })
const shops = new Map<string, string>()

/** What a message means, apart from the channel: it is called again with what was put aside. */
const pay = ({ tid }: TradePaid): unknown => {
  // A database that is away throws: the message comes again. A shop that is not there will not be there in five minutes.
  if (!shops.has(tid)) return permanent('no shop has this trade')
  console.log(`paid: ${tid}`)
}

/** Your table: id of the message, topic, its text as it came, and why it was put aside. */
const aside = new Map<string, { readonly text: string; readonly reason: string }>()

const messages = createTopMessages({
  client: top,
  group: 'default',
  endpoint: emulator.url.replace('http', 'ws'),
  // Confirmed once this has settled well, so the row is there before the platform forgets the message.
  onDeadLetter: ({ id, text }, reason) => void aside.set(id, { text, reason }),
}).on(topic('taobao_trade_TradeBuyerPay', TradePaid), ({ content }) => pay(content))

const listening = await messages.listen()
if (listening._tag === 'Left') throw new Error(listening.left.phrase)
const { tmc } = emulator.state.top
for (const [i, content] of ['{"tid":2001234567890123456}', 'paid: 7'].entries()) {
  tmc.publish({ topic: 'taobao_trade_TradeBuyerPay', content })
  while (aside.size === i) await new Promise((resolve) => setImmediate(resolve))
}
await listening.right.close({ drainMs: 10_000 })
for (const { reason } of aside.values()) console.log(reason)

// The next morning, when the shop is there.
shops.set('2001234567890123456', 'shop 1')
for (const [message, { text }] of aside) {
  const json = parseJson(text)
  const content = json._tag === 'Right' ? TradePaid.decode(json.right) : undefined
  if (content?._tag !== 'Right') console.log(`for a person: ${text}`)
  else if (pay(content.right) === undefined) aside.delete(message)
}
console.log(`${aside.size} left`)

await top.close()
await emulator.close()

// prints
// no shop has this trade
// content is no JSON
// paid: 2001234567890123456
// for a person: paid: 7
// 1 left
