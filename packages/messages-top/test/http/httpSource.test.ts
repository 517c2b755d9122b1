import { createTopMessages, type Message } from '@paifang/messages-top'
import { right, left } from 'fp-ts/Either'
import type { HttpRequest, Transport } from '@paifang/transport'
import { topClient } from '../support/channel'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The queue of the gateway: what is not confirmed comes again. */
const queue = (ids: ReadonlyArray<number | string>, bad: ReadonlyArray<string> = []) => {
  const waiting = new Set(ids.map((id) => `${id}`))
  const calls: Array<Readonly<Record<string, string>>> = []
  const confirmed: string[] = []
  let refuses = 0
  const answer = (value: unknown, status = 200) =>
    right({
      status,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(value)),
      truncated: false,
    })
  const transport: Transport = (request: HttpRequest) => () => {
    const form = Object.fromEntries(
      new URLSearchParams(`${request.url.split('?')[1] ?? ''}&${String(request.body ?? '')}`),
    )
    calls.push(form)
    if (refuses-- > 0)
      return Promise.resolve(
        left({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: 'reset' } as const),
      )
    if (form['method'] === 'taobao.tmc.messages.consume')
      return Promise.resolve(
        answer({
          tmc_messages_consume_response: {
            messages: [...waiting].slice(0, 200).map((id) => ({ id, topic: 't', content: `{"n":${id}}` })),
          },
        }),
      )
    const given = (form['s_message_ids'] ?? '').split(',')
    if (given.some((id) => bad.includes(id)))
      return Promise.resolve(answer({ tmc_messages_confirm_response: { is_success: false } }))
    for (const id of given) waiting.delete(id)
    confirmed.push(...given)
    return Promise.resolve(answer({ tmc_messages_confirm_response: { is_success: true } }))
  }
  return { transport, calls, waiting, confirmed, refuse: (times: number): void => void (refuses = times) }
}

const clientOf = (transport: Transport) => topClient({ transport, retry: false })

describe('source: http', () => {
  it('handles what the queue holds, and confirms at most 200 at once', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => n + 1)
    const { transport, calls, waiting, confirmed } = queue(ids)
    const handled: unknown[] = []
    const result = await createTopMessages({ client: clientOf(transport), group: 'default', source: 'http' })
      .otherwise(async ({ content }: Message) => {
        await turn()
        handled.push((content as { n: number }).n)
      })
      .listen({ concurrency: 50 })
    if (result._tag === 'Left') throw new Error(result.left.reason)
    while (waiting.size > 0) await turn()
    expect(await result.right.close()).toEqual({ left: 0 })
    expect([...handled].sort((a, b) => Number(a) - Number(b))).toEqual(ids)
    expect(new Set(confirmed).size).toBe(450)
    const confirms = calls.filter(({ method }) => method === 'taobao.tmc.messages.confirm')
    for (const { s_message_ids: given = '', group_name } of confirms) {
      expect(given.split(',').length).toBeLessThanOrEqual(200)
      expect(group_name).toBeUndefined()
    }
    expect(calls.some(({ group_name }) => group_name !== undefined)).toBe(false)
  })

  it('names a group of its own, does not confirm what failed, and handles it again', async () => {
    const { transport, calls, waiting } = queue([1, 2])
    let tries = 0
    const result = await createTopMessages({ client: clientOf(transport), group: 'vip', source: 'http' })
      .otherwise(({ id }) => (id === '2' && tries++ < 2 ? Promise.reject(new Error('later')) : undefined))
      .listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    while (waiting.size > 0) await turn()
    await result.right.close()
    expect(tries).toBe(3)
    expect(calls.every(({ group_name }) => group_name === 'vip')).toBe(true)
  })

  it('keeps what could not be confirmed, and confirms it later', async () => {
    const { transport, confirmed, refuse, waiting } = queue([1])
    const waits: number[] = []
    const result = await createTopMessages({
      client: clientOf(transport),
      group: 'default',
      source: 'http',
      wait: async (ms) => {
        waits.push(ms)
        await turn()
      },
    })
      .otherwise(() => refuse(3))
      .listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    while (waiting.size > 0) await turn()
    await result.right.close()
    expect(confirmed).toContain('1')
  })

  it('goes on where an id is none, and says so', async () => {
    const { transport, waiting } = queue(['abc', '', '99999999999999999999', 1])
    const details = new Set<unknown>()
    const result = await createTopMessages({
      client: clientOf(transport),
      group: 'default',
      source: 'http',
      onEvent: (event) => event.type === 'message.frame' && details.add(event.detail),
    })
      .otherwise(() => undefined)
      .listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    while (waiting.has('1')) await turn()
    await result.right.close()
    expect([...details]).toEqual(['a message without an id of digits, or without a topic'])
  })

  it('confirms all others where the platform refuses one id, holds no more than it may, and tells of it', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => n + 1)
    const { transport, waiting } = queue(ids, ['7'])
    const told: unknown[] = []
    const result = await createTopMessages({
      client: clientOf(transport),
      group: 'default',
      source: 'http',
      wait: turn,
      onEvent: ({ type }) => type === 'message.refused' && told.push(type),
    })
      .otherwise(() => undefined)
      .listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    while (waiting.size > 1) await turn()
    await result.right.close({ drainMs: 50 })
    expect([...waiting]).toEqual(['7'])
    expect(told.length).toBeGreaterThan(0)
  })

  it('closes at once although the platform keeps a question waiting, and says of that nothing', async () => {
    const { transport } = queue([])
    const told: string[] = []
    let asked = 0
    let whenHanging: (() => void) | undefined
    const hanging = new Promise<void>((resolve) => (whenHanging = resolve))
    const result = await createTopMessages({
      client: clientOf((request) => {
        if (++asked === 1) return transport(request)
        whenHanging?.()
        return () => new Promise(() => undefined)
      }),
      group: 'default',
      source: 'http',
      wait: turn,
      onEvent: ({ type }) => told.push(type),
    }).listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    await hanging
    expect(await result.right.close({ drainMs: 50 })).toEqual({ left: 0 })
    expect(told).toEqual(['message.connected'])
  })

  it('ends in an error where the first call fails, and publishes nothing', async () => {
    const { transport, refuse } = queue([])
    refuse(1)
    const messages = createTopMessages({ client: clientOf(transport), group: 'default', source: 'http' })
    expect(await messages.listen()).toMatchObject({ left: { _tag: 'MessageError', reason: 'unreachable' } })
    const result = await messages.listen()
    if (result._tag === 'Left') throw new Error(result.left.reason)
    expect(await result.right.publish({ topic: 't', content: '{}' })).toMatchObject({
      left: { reason: 'send', sent: 'no' },
    })
    await result.right.close()
  })
})
