// A process of sigterm.test.ts: serves calls, each handled when it is told `end`, until it gets SIGTERM.
const { createServer } = require('node:http')
const { struct, id, text } = require('@paifang/contract')
const { topInbound } = require('@paifang/gateway-top')
const { createInbound, spi } = require('@paifang/inbound')

const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })
const ended = new Promise((resolve) => {
  process.on('message', (message) => {
    if (message === 'end') resolve({ _tag: 'Right', right: { message: 'stored' } })
  })
})
const inbound = createInbound([topInbound({ secretOf: 'helloworld' })]).on(
  spi('taobao.demo.notice', Notice, Stored),
  () => {
    process.send('running')
    return ended
  },
)
const server = createServer(inbound.node).listen(0, '127.0.0.1', () => process.send(server.address().port))
process.once('SIGTERM', () => {
  const closed = inbound.close()
  process.send('closing')
  void closed.then(({ left }) => {
    process.exitCode = left
    server.close()
    process.disconnect()
  })
})
