import { createTopMessages, topic } from '@paifang/messages-top'
import { topClient } from './support/channel'
import { startQueueServer } from './support/queueServer'

const messages = process.env['PAIFANG_LONG'] === '1' ? 200_000 : 20_000
const keys = 50

/** A fixed sequence: a failure can be had again. */
const sequence = (given: number) => {
  let seed = given
  return (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
}

/** Sockets, servers and timers that keep the process alive. */
const resources = (): number =>
  process.getActiveResourcesInfo().filter((name) => /^(TCP.*|Timeout)$/.test(name)).length

describe('createTopMessages, in chaos', () => {
  it(`loses none of ${messages} messages over cuts, duplicates and refusals, and keeps the order of each key`, async () => {
    const random = sequence(7)
    const handledIds = new Set<number>()
    const calls = new Map<number, number>()
    const last = new Map<number, number>()
    const wrong: string[] = []
    const rejections: unknown[] = []
    const onRejection = (reason: unknown): void => void rejections.push(reason)
    process.on('unhandledRejection', onRejection)
    const before = resources()
    const queue = await startQueueServer({
      messages,
      keys,
      random,
      cutEvery: 400,
      duplicates: 2,
      refusals: 20,
      onConfirm: (id) => {
        if (!handledIds.has(id)) wrong.push(`${id} was confirmed before it was handled`)
      },
    })
    const { server, left, deliveries } = queue
    const result = await createTopMessages({
      client: topClient(),
      group: 'default',
      endpoint: server.url,
      wait: () => new Promise((resolve) => setImmediate(resolve)),
    })
      .on(topic<{ key: number; seq: number }>('t'), async ({ content: { key, seq } }) => {
        calls.set(seq, (calls.get(seq) ?? 0) + 1)
        if (seq % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
        // Every key but the last is to stay in order; those of the last fail at times.
        if (key === keys - 1) {
          if (random() < 0.1) throw new Error('not now')
        } else if (!handledIds.has(seq)) {
          if (seq < (last.get(key) ?? 0)) wrong.push(`${seq} of ${key} came after ${last.get(key)}`)
          last.set(key, seq)
        }
        handledIds.add(seq)
      })
      .listen({ concurrency: 32, orderBy: ({ content }) => content.key })
    // The first CONNECT may be refused: that is what is said then.
    if (result._tag === 'Left') throw new Error('another seed: the first CONNECT was refused')
    await server.until(() => left.size === 0)
    expect(await result.right.close()).toEqual({ left: 0 })
    await server.close()

    expect(wrong).toEqual([])
    expect(handledIds.size).toBe(messages)
    const tooOften = [...calls].filter(([id, count]) => count > (deliveries.get(id) ?? 0))
    expect(tooOften).toEqual([])
    expect(queue.cuts()).toBeGreaterThan(messages / 1_000)
    expect(queue.refused()).toBeGreaterThan(3)
    // A socket that was destroyed is gone some turns later; one that was left, or a timer, never is.
    const patience = performance.now() + 60_000
    while (resources() > before && performance.now() < patience)
      await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', onRejection)
    expect(rejections).toEqual([])
    expect(resources()).toBeLessThanOrEqual(before)
  })
})
