import { createTopClient } from '@paifang/gateway-top'
import { createTopMessages, topic, type Message } from '@paifang/messages-top'
import { WebSocket } from 'ws'
import type { Cell } from '../measure/Subject'
import { credentials } from './itemOperation'
import { mustBeRight } from './mustBeRight'

/** Resolves when as many have been counted. */
const counter = () => {
  let left = 0
  let done: () => void = () => undefined
  return {
    count: (): void => {
      if (--left === 0) done()
    },
    until: (count: number): Promise<void> => {
      left = count
      return new Promise((resolve) => (done = resolve))
    },
  }
}

const paid = topic<{ readonly tid: string }>('taobao_trade_TradeBuyerPay')

/** Our consumer, whose handler looks at each message: one that is not right ends the run. */
const channel =
  (isRight: (message: Message<{ readonly tid: string }>) => boolean): Cell =>
  async ({ url }) => {
    const { count, until } = counter()
    const listening = mustBeRight(
      await createTopMessages({
        client: createTopClient({ ...credentials, endpoint: url }),
        group: 'default',
        endpoint: `${url.replace('http', 'ws')}/`,
      })
        .on(paid, (message) => {
          if (!isRight(message)) process.exit(1)
          count()
          return Promise.resolve()
        })
        .listen({ concurrency: 64 }),
    )
    return {
      run: async (wanted) => {
        const all = until(wanted)
        mustBeRight(await listening.publish({ topic: 'bench', content: String(wanted) }))
        await all
      },
    }
  }

/** One message each. */
export const cells: Readonly<Record<string, Cell>> = {
  'bare ws echo': async ({ url }) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/echo`, { perMessageDeflate: false })
    await new Promise((resolve) => socket.once('open', resolve))
    const { count, until } = counter()
    socket.on('message', (data: Buffer) => {
      socket.send(data)
      count()
    })
    return {
      run: (wanted) => {
        const all = until(wanted)
        socket.send(String(wanted))
        return all
      },
    }
  },
  'messages-top': channel(({ content }) => content.tid === '2001234567890123456'),
  'messages-top, content not read': channel(({ text }) => text.length > 100),
}
