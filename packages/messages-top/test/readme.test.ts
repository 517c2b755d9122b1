import { join } from 'node:path'
import * as gatewayTop from '@paifang/gateway-top'
import * as messagesTop from '@paifang/messages-top'
import * as frames from '@paifang/messages-top/frames'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { appKey, appSecret, channels } from './support/channel'

const { serve, closeAll } = channels()
afterEach(closeAll)

const examples = examplesIn(join(__dirname, '../README.md'))
const packages: Readonly<Record<string, unknown>> = {
  '@paifang/gateway-top': gatewayTop,
  '@paifang/messages-top': messagesTop,
  '@paifang/messages-top/frames': frames,
}
const load = (name: string): unknown => packages[name]

describe('README.md', () => {
  it('handles messages as its first example says', async () => {
    const server = await serve({
      onFrame: ({ type, custom }, peer) => {
        if (type === 'connect' || custom.size !== 1) return
        const content = '{"tid":2001234567890123456,"status":"WAIT_SELLER_SEND_GOODS"}'
        peer.send(
          frames.dataFrame({ id: 1n, topic: 'taobao_trade_TradeBuyerPay', token: peer.token, content }),
        )
        peer.send(frames.dataFrame({ id: 2n, topic: 'taobao_item_ItemUpdate', token: peer.token }))
      },
    })
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TMC_ENDPOINT: server.url }
    let onSignal: () => unknown = () => undefined
    const printed = await runExample(examples[0] ?? '', {
      load,
      env,
      once: (signal, listener) => {
        expect(signal).toBe('SIGTERM')
        onSignal = listener
      },
    })
    await server.until(() => server.sent('confirm').length === 2)
    await onSignal()
    expect(printed).toEqual([
      '1: 2001234567890123456 WAIT_SELLER_SEND_GOODS',
      'not for us: taobao_item_ItemUpdate',
      'closed, 0 left',
    ])
    await server.until(() => server.peers[0]?.closed !== undefined)
  })

  it('reads a frame as its last example says', async () => {
    expect(await runExample(examples[1] ?? '', { load })).toEqual(['connectAck', 'TOKEN-1'])
  })
})
