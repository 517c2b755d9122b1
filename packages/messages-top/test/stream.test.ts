import { Message } from '../src/Message'
import type { Handler, Listening } from '../src/createTopMessages'
import { openStream } from '../src/stream'
import { right } from 'fp-ts/Either'

const messageOf = (id: number): Message => new Message({ id: `${id}`, topic: 't', text: '{}' })

describe('a stream of messages', () => {
  it('gives none whose time is over, and keeps none of them', async () => {
    let handler: Handler = () => undefined
    const listening = { close: () => Promise.resolve({ left: 0 }) } as unknown as Listening
    const opened = await openStream((given) => {
      handler = given
      return Promise.resolve(right(listening))
    })
    if (opened._tag === 'Left') throw new Error(opened.left.reason)
    const late = Array.from({ length: 3 }, () => new AbortController())
    late.forEach(
      ({ signal }, at) => void Promise.resolve(handler(messageOf(at), { signal })).catch(() => undefined),
    )
    const { signal } = new AbortController()
    void Promise.resolve(handler(messageOf(9), { signal })).catch(() => undefined)
    for (const one of late) one.abort()
    for await (const { message, confirm } of opened.right) {
      expect(message.id).toBe('9')
      confirm()
      break
    }
  })
})
