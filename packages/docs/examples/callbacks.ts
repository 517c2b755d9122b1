import { createServer } from 'node:http'
import { id, struct, text } from '@paifang/contract'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, memoryIdempotency, spi } from '@paifang/inbound'
import { err, ok } from '@paifang/result'

const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })

export const inbound = createInbound([topInbound({ secretOf: process.env['TOP_APP_SECRET'] ?? '' })], {
  idempotency: memoryIdempotency(),
  // Of a call that was refused, `detail` says why and what to do; it is for your log, the caller gets none of it.
  onEvent: ({ method, outcome, reason = '', detail = '' }) => console.log(method, outcome, reason, detail),
}).on(
  spi('taobao.demo.notice', Notice, Stored),
  ({ tid }) =>
    tid === '0' ? err({ code: '40001', message: 'no such trade' }) : ok({ message: `stored ${tid}` }),
  // Without a key a call whose handler failed is refused when it comes again.
  { idempotencyKey: ({ tid }) => tid },
)

// Express: app.all('/spi', inbound.express). Fastify: app.register(inbound.fastify, { prefix: '/spi' }).
const server = createServer(inbound.node).listen(Number(process.env['PORT'] ?? 8080), '127.0.0.1')
process.once('SIGTERM', () => {
  void inbound.close({ drainMs: 10_000 }).then(() => server.close())
})
