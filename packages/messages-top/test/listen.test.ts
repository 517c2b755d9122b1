import { struct, text } from '@paifang/contract'
import { createTopMessages, permanent, topic, type Message } from '@paifang/messages-top'
import { dataFrame, encodeFrame, type Frame } from '@paifang/messages-top/frames'
import { right } from 'fp-ts/Either'
import { inspect } from 'node:util'
import { channels, topClient } from './support/channel'
import type { Peer } from './support/scriptedServer'

const { events, serve, messagesOf, opened, closeAll } = channels()
afterEach(closeAll)

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const isPull = ({ type, custom }: Frame): boolean => type === 'send' && custom.size === 1

const message = (id: number, content: unknown = {}, name = 't'): Frame =>
  dataFrame({ id: BigInt(id), topic: name, content: JSON.stringify(content) })

const frameBytes = (id: number): Buffer => encodeFrame(message(id, { padding: 'x'.repeat(100) }))

/** Sends them when the first connection pulls. */
const sending = (frames: ReadonlyArray<Frame>) => ({
  onFrame: (frame: Frame, peer: Peer): void => {
    if (isPull(frame) && peer.token === 'TOKEN-1' && peer.frames.filter(isPull).length === 1)
      for (const each of frames) peer.send(each)
  },
})

/** A handler whose calls end when the test says so. */
const held = () => {
  const running = new Map<
    string,
    { readonly resolve: (value?: unknown) => void; readonly reject: (thrown: Error) => void }
  >()
  const started: string[] = []
  return {
    running,
    started,
    handler: ({ id }: Message): Promise<unknown> =>
      new Promise((resolve, reject) => {
        started.push(id)
        running.set(id, { resolve, reject })
      }),
    end: (id: string): void => {
      running.get(id)?.resolve()
      running.delete(id)
    },
    until: async (isSo: () => boolean): Promise<void> => {
      while (!isSo()) await turn()
    },
  }
}

describe('listen', () => {
  it('runs no more handlers than concurrency, and those of one key one after the other', async () => {
    const server = await serve(
      sending([
        message(1, { tid: 1 }),
        message(2, { tid: 1 }),
        message(3, { tid: 2 }),
        message(4, {}),
        message(5, {}),
      ]),
    )
    const { handler, started, end, until } = held()
    await opened(
      messagesOf(server)
        .on(topic<{ tid?: number }>('t'), handler)
        .listen({ concurrency: 3, orderBy: ({ content }) => content.tid }),
    )
    await until(() => started.length === 3)
    await turn()
    expect(started).toEqual(['1', '3', '4'])
    end('4')
    await until(() => started.length === 4)
    expect(started).toEqual(['1', '3', '4', '5'])
    expect(server.ids('confirm').length).toBeLessThanOrEqual(1)
    end('1')
    await until(() => started.includes('2'))
    for (const id of ['2', '3', '5']) end(id)
    await server.until(() => server.sent('confirm').length === 5)
    expect(server.ids('confirm').indexOf('1')).toBeLessThan(server.ids('confirm').indexOf('2'))
  })

  it('handles again what failed, and not what was handled', async () => {
    const server = await serve(sending([message(1), message(2)]))
    const calls: string[] = []
    await opened(
      messagesOf(server)
        .otherwise(({ id }) => {
          calls.push(id)
          return id === '1' && calls.filter((call) => call === '1').length === 1
            ? Promise.reject(new Error('once'))
            : right('handled')
        })
        .listen(),
    )
    await server.until(() => server.sent('failed').length + server.sent('confirm').length === 2)
    for (const id of [1, 2]) server.peers[0]?.send(message(id))
    await server.until(() => server.sent('confirm').length === 3)
    expect(server.ids('failed')).toEqual(['1'])
    expect([...server.ids('confirm')].sort()).toEqual(['1', '2', '2'])
    expect([...calls].sort()).toEqual(['1', '1', '2'])
  })

  it('says that a handler failed which never settles, which gives a call it never ran, or of which there is none', async () => {
    const server = await serve(
      sending([
        message(1, {}, 'never'),
        message(2, {}, 'unrun'),
        message(3, {}, 'nobody'),
        message(4, {}, 'text'),
      ]),
    )
    let signal: AbortSignal | undefined
    await opened(
      messagesOf(server)
        .on(topic('never'), (_, context) => {
          signal = context.signal
          return new Promise(() => undefined)
        })
        .on(topic('unrun'), () => () => Promise.resolve(right(1)))
        .on(topic('text'), () => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- others do
          throw 'no Error at all'
        })
        .listen({ handlerTimeoutMs: 20 }),
    )
    await server.until(() => server.sent('failed').length === 4)
    expect([...server.ids('failed')].sort()).toEqual(['1', '2', '3', '4'])
    expect(signal?.aborted).toBe(true)
    expect(server.sent('confirm')).toEqual([])
    const told = events.flatMap((event) =>
      event.type === 'message.handled' ? [[event.method, event.cause?.message ?? event.detail]] : [],
    )
    expect(Object.fromEntries(told)).toEqual({
      never: 'the handler did not end within 20 ms',
      unrun: 'the handler returned a call that it never ran',
      nobody: 'no handler takes this topic',
      text: 'no Error at all',
    })
  })

  it('warns once of a failure that nobody listens to, in words that hold nothing of the message', async () => {
    const told = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    try {
      const server = await serve(
        sending([
          message(1, { buyer: 'Zhang San' }),
          message(2, { buyer: 'Zhang San' }),
          message(3, {}, 'nobody'),
        ]),
      )
      await opened(
        createTopMessages({ client: topClient(), group: 'default', endpoint: server.url })
          .on(topic('t'), () => Promise.reject(new Error('no Zhang San')))
          .listen(),
      )
      await server.until(() => server.sent('failed').length === 3)
      expect(told.mock.calls.map(([text]) => text).sort()).toEqual([
        'nobody: a message failed and comes again: no handler takes this topic',
        't: a message failed and comes again: Error: no ***',
      ])
    } finally {
      told.mockRestore()
    }
  })

  it('masks in a reason what the message holds', async () => {
    const server = await serve(sending([message(1, { buyer: 'Zhang San', tid: 123 })]))
    await opened(
      messagesOf(server)
        .otherwise(() => Promise.reject(new Error('Zhang San is not known, nor 13800138000')))
        .listen(),
    )
    await server.until(() => server.sent('failed').length === 1)
    expect(server.sent('failed')[0]?.custom.get('msg')).toEqual({
      format: 'string',
      value: '*** is not known, nor ***',
    })
    expect(JSON.stringify(events)).not.toMatch(/Zhang|138001/)
  })

  it('hands to onDeadLetter what is permanent or cannot be read, and confirms it once that settled well', async () => {
    const server = await serve(
      sending([message(1, { tid: 'x' }, 'typed'), message(2, { tid: {} }, 'typed'), message(3), message(4)]),
    )
    const dead: Array<readonly [string, string]> = []
    const typed = topic('typed', struct<{ readonly tid: string }>('Typed', { required: { tid: text } }))
    const { handler, started, end, until } = held()
    await opened(
      messagesOf(server, {
        onDeadLetter: (given, reason) => {
          dead.push([given.id, reason])
          return given.id === '4' ? Promise.reject(new Error('the shelf is full')) : handler(given)
        },
      })
        .on(typed, ({ content }) => (content.tid === 'x' ? undefined : permanent('never')))
        .otherwise(({ id }) => {
          // eslint-disable-next-line @typescript-eslint/only-throw-error -- permanent may be thrown as well
          if (id === '3') throw permanent('no shop of ours')
          return Promise.resolve(permanent('nor this'))
        })
        .listen(),
    )
    await until(() => started.length === 2)
    await server.until(() => server.sent('failed').length === 1)
    expect(server.ids('failed')).toEqual(['4'])
    expect(server.ids('confirm')).toEqual(['1'])
    for (const id of started) end(id)
    await server.until(() => server.sent('confirm').length === 3)
    expect(dead).toEqual([
      ['2', 'content is not what its topic says: tid expected text'],
      ['3', 'no shop of ours'],
      ['4', 'nor this'],
    ])
  })

  it('gives no content where it is no JSON; with a codec that is a dead letter which says so', async () => {
    const plain = (id: number, name: string): Frame =>
      dataFrame({ id: BigInt(id), topic: name, content: 'paid: 42' })
    const server = await serve(sending([plain(1, 'any'), plain(2, 'typed')]))
    const got: unknown[] = []
    await opened(
      messagesOf(server, { onDeadLetter: (given, reason) => void got.push([given.text, reason]) })
        .on(topic('any'), ({ content, text }) => void got.push([content, text]))
        .on(topic('typed', struct<object>('Typed', {})), () => void got.push('handled'))
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 2)
    expect(got).toEqual([
      [undefined, 'paid: 42'],
      ['paid: 42', 'content is no JSON'],
    ])
  })

  it('says that a permanent failure failed where nothing takes it', async () => {
    const server = await serve(sending([message(1)]))
    await opened(
      messagesOf(server)
        .otherwise(() => permanent('no shop of ours'))
        .listen(),
    )
    await server.until(() => server.sent('failed').length === 1)
    expect(server.sent('confirm')).toEqual([])
  })

  it('reads the socket no further than it can hold, and goes on when there is room', async () => {
    const all = 3_000
    const server = await serve({
      onFrame: (frame, peer) => {
        if (isPull(frame) && peer.frames.filter(isPull).length === 1)
          for (let id = 1; id <= all; id++) peer.socket.send(frameBytes(id))
      },
    })
    const { handler, started, end, until } = held()
    const listening = await opened(
      messagesOf(server).otherwise(handler).listen({ concurrency: 4, capacity: 32 }),
    )
    await until(() => started.length === 4)
    for (let turns = 0; turns < 200; turns++) await turn()
    const most = listening.state().held
    expect(most).toBeGreaterThanOrEqual(32)
    // What was read already, 64 KiB of it, is taken; nothing more.
    expect(most).toBeLessThan(32 + 65_536 / frameBytes(1).length + 1)
    expect(server.sent('pull')).toHaveLength(1)
    // An answer is waited for: more has to be read, and still not without a bound.
    let beyond = most
    // On a busy machine its time may be over before anything has come.
    while (beyond === most) {
      const published = await listening.publish({ topic: 'x', content: '{}', timeoutMs: 300 })
      expect(published).toMatchObject({ left: { reason: 'timeout', sent: 'maybe' } })
      beyond = listening.state().held
    }
    expect(beyond).toBeGreaterThan(most)
    expect(beyond).toBeLessThan(1_000 + most + 65_536 / frameBytes(1).length + 1)
    let drained = false
    while (!drained) {
      for (const id of started.splice(0)) end(id)
      await turn()
      drained = (server.peers[0]?.frames.length ?? 0) > all && server.sent('confirm').length === all
    }
    expect(new Set(server.ids('confirm')).size).toBe(all)
    expect(server.sent('pull').length).toBeGreaterThan(1)
  })

  it('lets handlers run through a reconnect and confirms on the next connection', async () => {
    const server = await serve(sending([message(1), message(2)]))
    const { handler, started, end, until } = held()
    await opened(
      messagesOf(server, { wait: () => Promise.resolve() })
        .otherwise(handler)
        .listen({ concurrency: 1 }),
    )
    await until(() => started.length === 1)
    server.peers[0]?.socket.terminate()
    await server.until(() => server.peers.length === 2 && (server.peers[1]?.frames.length ?? 0) > 1)
    server.peers[1]?.send(message(1))
    server.peers[1]?.send(message(2))
    await turn()
    end('1')
    await until(() => started.length === 2)
    end('2')
    await server.until(() => new Set(server.ids('confirm')).size === 2)
    expect(started).toEqual(['1', '2'])
    expect(server.sent('failed')).toEqual([])
    const [connect, ...later] = server.peers[1]?.frames ?? []
    expect(connect?.type).toBe('connect')
    expect(new Set(later.map(({ token }) => token))).toEqual(new Set(['TOKEN-2']))
  })

  it.each([
    ['topic', { topic: undefined, content: '{}' }],
    ['topic', { topic: ' ', content: '{}' }],
    ['content', { topic: 'x', content: { tid: '1' } }],
    ['content', { topic: 'x', content: '' }],
    ['session', { topic: 'x', content: '{}', session: 7 }],
  ])('sends nothing that is no text, and says that it is the %s: %j', async (what, publication) => {
    const server = await serve()
    const listening = await opened(messagesOf(server).listen())
    expect(await listening.publish(publication as never)).toMatchObject({
      left: {
        _tag: 'MessageError',
        reason: 'send',
        sent: 'no',
        detail: expect.stringMatching(`^${what}: `) as string,
      },
    })
    expect(server.sent('data')).toEqual([])
  })

  it('ends what waits for an answer when the connection ends', async () => {
    const server = await serve()
    const listening = await opened(messagesOf(server).listen())
    const published = listening.publish({ topic: 'x', content: '{}' })
    await server.until(() => server.sent('data').length === 1)
    server.peers[0]?.socket.terminate()
    expect(await published).toEqual({
      _tag: 'Left',
      left: { _tag: 'MessageError', reason: 'closed', sent: 'maybe', topic: 'x' },
    })
  })

  it('does not confirm what is left when it is closed without waiting', async () => {
    const server = await serve(sending([message(1)]))
    const { handler, started, end, until } = held()
    const listening = await opened(messagesOf(server).otherwise(handler).listen())
    await until(() => started.length === 1)
    expect(await listening.close({ drainMs: 0 })).toEqual({ left: 1 })
    end('1')
    await turn()
    expect([...server.sent('confirm'), ...server.sent('failed')]).toEqual([])
  })

  it('confirms without handling only what the caller calls a duplicate', async () => {
    const server = await serve(
      sending([message(1, { stock: 'a' }), message(2, { stock: 'a' }), message(3, { stock: 'b' })]),
    )
    const handled: string[] = []
    await opened(
      messagesOf(server)
        .on(topic<{ stock: string }>('t'), ({ id }) => void handled.push(id))
        .listen({ duplicateBy: ({ content }) => content.stock }),
    )
    await server.until(() => server.sent('confirm').length === 3)
    expect(handled).toEqual(['1', '3'])
  })

  it('remembers as many handled ids as it is told to', async () => {
    const server = await serve(sending([1, 2, 3, 3, 2, 1].map((id) => message(id))))
    const handled: string[] = []
    await opened(
      messagesOf(server)
        .otherwise(({ id }) => void handled.push(id))
        .listen({ recent: 2 }),
    )
    await server.until(() => server.sent('confirm').length === 6)
    expect(handled).toEqual(['1', '2', '3', '1'])
  })

  it('refuses what can only be a mistake', async () => {
    const client = topClient()
    const make = (more: object): unknown => createTopMessages({ client, group: 'default', ...more })
    expect(() => make({ grup: 'x' })).toThrow('group')
    expect(() => make({ group: ' ' })).toThrow('group')
    expect(() => make({ endpoint: 'https://mc.api.taobao.com/' })).toThrow('endpoint')
    expect(() => make({ source: 'queue' })).toThrow('source')
    expect(() => make({ client: { ...client } })).toThrow('client')
    expect(() => make({ pullMs: 0 })).toThrow('pullMs')
    const messages = createTopMessages({ client, group: 'default' })
    expect(() => messages.on(topic('t'), () => undefined).on(topic('t'), () => undefined)).toThrow(
      't: has a handler',
    )
    await expect(messages.listen({ concurrency: 0 })).rejects.toThrow('concurrency')
    for (const recent of [Number.NaN, -1, 1.5, 1e9, '5' as never])
      await expect(messages.listen({ recent })).rejects.toThrow(
        'recent: expected a whole number from 0 to 1000000',
      )
    await expect(messages.listen({ oderBy: () => 'x' } as never)).rejects.toThrow('mean orderBy?')
    // @ts-expect-error -- the content of a topic is what its codec gives
    messages.on(topic<{ tid: string }>('a'), ({ content }) => content.other)
  })

  it('shows of a message its id and topic only', async () => {
    const server = await serve(sending([message(1, { buyer: 'somebody' })]))
    const shown: string[] = []
    await opened(
      messagesOf(server)
        .otherwise((given) => void shown.push(inspect(given, { depth: 9 }), JSON.stringify(given)))
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 1)
    expect(shown.join()).not.toContain('somebody')
    expect(shown[1]).toBe('{"id":"1","topic":"t"}')
  })
})
