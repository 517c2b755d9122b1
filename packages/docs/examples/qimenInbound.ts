import { createServer } from 'node:http'
import { struct, text } from '@paifang/contract'
import { qimenInbound } from '@paifang/gateway-qimen'
import { createInbound, memoryIdempotency, spi } from '@paifang/inbound'
import { err, ok } from '@paifang/result'

const Cancel = struct('Cancel', { required: { warehouseCode: text, orderCode: text } })
const Answer = struct('Answer', { optional: { message: text } })

export const inbound = createInbound([qimenInbound({ secretOf: process.env['QIMEN_APP_SECRET'] ?? '' })], {
  idempotency: memoryIdempotency(),
  // Of a call that was refused, `detail` says why and what to do; it is for your log, the caller gets none of it.
  onEvent: ({ method, outcome, reason = '', detail = '' }) => console.log(method, outcome, reason, detail),
}).on(
  spi('taobao.qimen.order.cancel', Cancel, Answer),
  ({ warehouseCode, orderCode }) =>
    warehouseCode === 'W1'
      ? ok({ message: `cancelled ${orderCode}` })
      : err({ code: 'S003', message: `no warehouse ${warehouseCode}` }),
  // Without a key a call whose handler failed is refused when it comes again.
  { idempotencyKey: ({ warehouseCode, orderCode }) => `${warehouseCode} ${orderCode}` },
)

const server = createServer(inbound.node).listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1')
process.once('SIGTERM', () => {
  void inbound.close({ drainMs: 10_000 }).then(() => server.close())
})
