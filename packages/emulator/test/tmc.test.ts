import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import {
  timeGet,
  tmcAuthGet,
  tmcGroupAdd,
  tmcGroupDelete,
  tmcGroupsGet,
  tmcMessageProduce,
  tmcMessagesConfirm,
  tmcMessagesConsume,
  tmcMessagesProduce,
  tmcQueueGet,
  tmcTopicGroupAdd,
  tmcTopicGroupDelete,
  tmcUserCancel,
  tmcUserGet,
  tmcUserPermit,
  tmcUserTopicsGet,
} from '@paifang/api-top-platform'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import {
  createTopMessages,
  type Listening,
  type Message,
  type MessageEvent,
  type MessagesOptions,
} from '@paifang/messages-top'
import {
  confirmFrame,
  connectFrame,
  decodeFrame,
  encodeFrame,
  failedFrame,
  kindOf,
  publishFrame,
  pullFrame,
  textIn,
  type Frame,
} from '@paifang/messages-top/frames'
import { signTmcConnect } from '@paifang/signer-top'
import { WebSocket, type ClientOptions } from 'ws'
import { startEmulator, type Emulator, type EmulatorOptions, type Fault, type TmcPublication } from '../src'

const operations = [
  timeGet,
  tmcAuthGet,
  tmcGroupAdd,
  tmcGroupDelete,
  tmcGroupsGet,
  tmcMessageProduce,
  tmcMessagesConfirm,
  tmcMessagesConsume,
  tmcMessagesProduce,
  tmcQueueGet,
  tmcTopicGroupAdd,
  tmcTopicGroupDelete,
  tmcUserCancel,
  tmcUserGet,
  tmcUserPermit,
  tmcUserTopicsGet,
]

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Looks again at every turn: what is waited for comes over sockets of this machine. */
const until = async (isSo: () => boolean): Promise<void> => {
  const lastMs = performance.now() + 200_000
  while (!isSo()) {
    if (performance.now() > lastMs) throw new Error('what was waited for did not come')
    await turn()
  }
}
const notesOf = ({ journal }: Emulator): ReadonlyArray<string> => journal.notes().map(({ text }) => text)

const closers: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const start = async (more: Omit<Partial<EmulatorOptions>, 'gateways'> = {}): Promise<Emulator> => {
  const emulator = await startEmulator({ operations, ...more })
  closers.push(emulator.close)
  return emulator
}

const urlOf = ({ url }: Emulator): string => `${url.replace('http', 'ws')}/`

const clientOf = ({ top }: Emulator): TopClient => {
  const client = createTopClient({ ...top })
  closers.push(() => client.close())
  return client
}

const put = ({ state }: Emulator, ...publications: ReadonlyArray<Partial<TmcPublication>>) =>
  publications.flatMap((publication) => {
    const ids = state.top.tmc.publish({ topic: 't', content: '{}', ...publication })
    if (ids._tag === 'Left') throw new Error(ids.left)
    return ids.right
  })

/** Our own consumer, and what it was given. */
const consume = async (
  emulator: Emulator,
  {
    handler = () => undefined,
    ...more
  }: Partial<MessagesOptions> & { handler?: (message: Message) => unknown } = {},
) => {
  const handled: string[] = []
  const events: MessageEvent[] = []
  const result = await createTopMessages({
    client: clientOf(emulator),
    group: 'default',
    endpoint: urlOf(emulator),
    onEvent: (event) => events.push(event),
    wait: async () => turn(),
    ...more,
  })
    .otherwise((message) => {
      handled.push(message.id)
      return handler(message)
    })
    .listen()
  if (result._tag === 'Left') return { handled, events, refusal: result.left }
  const listening: Listening = result.right
  closers.push(() => listening.close({ drainMs: 0 }))
  return { handled, events, listening }
}

/** A client of the frames alone: it says what it is told to say. */
const raw = async (emulator: Emulator, options: ClientOptions = {}) => {
  const socket = new WebSocket(urlOf(emulator), options)
  const frames: Frame[] = []
  const closed: Array<readonly [number, string]> = []
  socket.on('error', () => undefined)
  socket.on('close', (code, reason) => closed.push([code, reason.toString()]))
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data)
    if (frame._tag === 'Right') frames.push(frame.right)
  })
  closers.push(() => socket.terminate())
  await once(socket, 'open')
  const say = (frame: Frame): void => socket.send(encodeFrame(frame))
  return {
    socket,
    frames,
    closed,
    say,
    ids: () => frames.filter((frame) => kindOf(frame) === 'data').map(idOf),
    connect: async (more: Partial<Parameters<typeof connectFrame>[0]> = {}): Promise<Frame> => {
      const head = { app_key: '12345678', group_name: 'default', timestamp: String(emulator.clock.now()) }
      const said = { ...head, ...more }
      const sign = signTmcConnect({
        appKey: said.app_key,
        groupName: said.group_name,
        timestamp: said.timestamp,
        secret: 'helloworld',
      })
      const before = frames.length
      say(connectFrame({ flag: 7, sign, ...said }))
      await until(() => frames.length > before)
      return frames[before] as Frame
    },
  }
}
const idOf = ({ custom }: Frame): string => {
  const id = custom.get('id')
  return id?.format === 'int64' ? String(id.value) : 'none'
}

describe('the message channel: a CONNECT', () => {
  it('is accepted with one token for a group, whatever connection it is', async () => {
    const emulator = await start()
    const [first, second] = [await raw(emulator), await raw(emulator)]
    const answer = await first.connect()
    expect(answer).toMatchObject({ type: 'connectAck', flag: 7 })
    expect(answer.status).toBeUndefined()
    expect(answer.token).toMatch(/^[a-z0-9]{32}$/)
    expect((await second.connect()).token).toBe(answer.token)
  })

  it.each([
    ['an unknown application', { app_key: '1' }, 'invalid app_key'],
    ['an unknown group', { group_name: 'nobody' }, 'group not exist'],
    ['a wrong sign', { sign: 'A'.repeat(32) }, 'invalid sign'],
    ['a time of long ago', { timestamp: '1451620800000' }, 'invalid timestamp'],
    ['a time in ticks', { timestamp: '638396928000000000' }, 'invalid timestamp'],
    ['a token of nobody', { token: 'x' }, 'invalid token'],
  ])('with %s is refused', async (_, more, phrase) => {
    const emulator = await start()
    const client = await raw(emulator)
    expect(await client.connect(more)).toEqual({
      type: 'connectAck',
      flag: 7,
      status: 400,
      phrase,
      custom: new Map(),
    })
    expect(notesOf(emulator)).toEqual([`tmc: a CONNECT was refused: 400 ${phrase}`])
    put(emulator, {})
    client.say(pullFrame({ token: 'x' }))
    await turn()
    expect(client.ids()).toEqual([])
  })

  it('that is judged leniently needs an application and a group only', async () => {
    const client = await raw(await start({ lenient: true, onBanner: () => undefined }))
    expect((await client.connect({ sign: 'A', timestamp: '1' })).token).toBeDefined()
  })

  it('needs the token of taobao.tmc.auth.get where that is demanded', async () => {
    const emulator = await start({ top: { tmc: { demandsToken: true } } })
    const client = await raw(emulator)
    expect(await client.connect()).toMatchObject({ phrase: 'token is missing' })
    const { refusal } = await consume(emulator)
    expect(refusal).toMatchObject({ reason: 'refused', status: 400, phrase: 'token is missing' })
    const top = clientOf(emulator)
    const asked = await top.run(tmcAuthGet, { group: 'default' })
    const token = asked._tag === 'Right' ? (asked.right.result ?? '') : ''
    expect((await client.connect({ token })).token).toBeDefined()
    emulator.state.top.tmc.addGroup('12345678', 'other')
    expect(await client.connect({ token, group_name: 'other' })).toMatchObject({ phrase: 'invalid token' })
  })

  it('without a group is refused', async () => {
    const client = await raw(await start())
    client.say(connectFrame({ flag: 1, app_key: '12345678', group_name: '', timestamp: '1', sign: 'A' }))
    await until(() => client.frames.length > 0)
    expect(client.frames[0]).toMatchObject({ type: 'connectAck', phrase: 'group_name is missing' })
  })

  it('is judged by the clock of the emulator, by which our client sets its own', async () => {
    const emulator = await start()
    emulator.clock.advance(86_400_000)
    const client = await raw(emulator)
    expect(await client.connect({ timestamp: String(Date.now()) })).toMatchObject({
      phrase: 'invalid timestamp',
    })
    const { listening, refusal } = await consume(emulator)
    expect(refusal).toBeUndefined()
    expect(listening?.state().isConnected).toBe(true)
  })

  it('is upgraded on the root alone, by GET; another upgrade is no upgrade', async () => {
    const emulator = await start()
    const { port } = new URL(emulator.url)
    const ask = async (head: string): Promise<string> => {
      const socket = connectTcp(Number(port), '127.0.0.1')
      socket.write(head.replace(/\n/g, '\r\n'))
      let text = ''
      for await (const chunk of socket) {
        text += String(chunk)
        if (text.includes('\r\n\r\n')) break
      }
      return text.slice(0, text.indexOf('\r\n'))
    }
    const upgrade = `Host: 127.0.0.1\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n`
    expect(await ask(`GET / HTTP/1.1\n${upgrade}\n`)).toBe('HTTP/1.1 101 Switching Protocols')
    expect(await ask(`GET /router/rest HTTP/1.1\n${upgrade}\n`)).toBe(
      'HTTP/1.1 404 no WebSocket here; there are /',
    )
    expect(await ask(`POST / HTTP/1.1\n${upgrade}Content-Length: 0\n\n`)).toBe('HTTP/1.1 403 Forbidden')
    // What a client of Java 11 sends with its first request.
    const h2c = `Host: 127.0.0.1:${port}\nConnection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\n`
    expect(await ask(`GET /_paifang/clock HTTP/1.1\n${h2c}\n`)).toBe('HTTP/1.1 200 OK')
    expect(
      await ask(
        `POST /_paifang/clock HTTP/1.1\n${h2c}Content-Type: application/json\nContent-Length: 17\n\n{"advanceMs":100}`,
      ),
    ).toBe('HTTP/1.1 200 OK')
  })

  it('that is no frame ends the connection, and a PING gets no PONG', async () => {
    const emulator = await start()
    const client = await raw(emulator)
    await client.connect()
    let pongs = 0
    client.socket.on('pong', () => pongs++)
    client.socket.ping()
    client.say(pullFrame({ token: 'someone else' }))
    client.socket.send(Buffer.from('0202', 'hex'))
    await until(() => client.closed.length > 0)
    expect(client.closed).toEqual([[1002, 'not a frame']])
    expect(pongs).toBe(0)
    expect(notesOf(emulator)).toEqual([
      'tmc: a pull without the token of its connection',
      'tmc: not a frame: cut short at byte 2',
    ])
  })
})

describe('the message channel: queues', () => {
  it('delivers what waits, and what comes, in order, exactly as it was published', async () => {
    const emulator = await start()
    put(emulator, { content: '{"n":1}', publisher: '77', dataId: 'd', id: '9223372036854775807' })
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    put(emulator, { topic: 'u', content: '{"n":2}' })
    await until(() => client.ids().length === 2)
    expect(client.ids()).toEqual(['9223372036854775807', '4160600000000000001'])
    const [, first, second] = client.frames as [Frame, Frame, Frame]
    expect(first.token).toBe(token)
    expect(['topic', 'content', 'publisher', 'dataid', 'nick'].map((key) => textIn(first, key))).toEqual([
      't',
      '{"n":1}',
      '77',
      'd',
      undefined,
    ])
    expect(textIn(second, 'content')).toBe('{"n":2}')
    client.say(confirmFrame({ token, id: 9223372036854775807n }))
    await until(() => emulator.state.top.tmc.messages.size() === 1)
  })

  it('brings messages to pulls alone where it does not push, so many for each', async () => {
    const emulator = await start({ top: { tmc: { pushes: false, window: 2 } } })
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    const ids = put(emulator, {}, {}, {}, {}, {})
    client.socket.ping()
    await turn()
    await turn()
    expect(client.ids()).toEqual([])
    client.say(pullFrame({ token }))
    await until(() => client.ids().length === 2)
    for (const id of ids.slice(0, 2)) client.say(confirmFrame({ token, id: BigInt(id) }))
    await until(() => emulator.state.top.tmc.messages.size() === 3)
    expect(client.ids()).toEqual(ids.slice(0, 2))
    client.say(pullFrame({ token }))
    await until(() => client.ids().length === 4)
    expect(client.ids()).toEqual(ids.slice(0, 4))
  })

  it('delivers again what a connection left unconfirmed, first and in order', async () => {
    const emulator = await start()
    const ids = put(emulator, {}, {}, {})
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    await until(() => client.ids().length === 3)
    client.say(confirmFrame({ token, id: BigInt(ids[1] ?? 0) }))
    await until(() => emulator.state.top.tmc.messages.size() === 2)
    client.socket.terminate()
    await until(() => emulator.state.top.tmc.queues()[0]?.waiting === 2)
    const later = put(emulator, {})
    const next = await raw(emulator)
    await next.connect()
    await until(() => next.ids().length === 3)
    expect(next.ids()).toEqual([ids[0], ids[2], ...later])
    expect(emulator.state.top.tmc.messages.values().map(({ deliveries }) => deliveries)).toEqual([2, 2, 1])
  })

  it('delivers again after its time what was not confirmed, and what failed', async () => {
    const emulator = await start({ top: { tmc: { redeliverMs: 60_000 } } })
    const ids = put(emulator, {}, {})
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    await until(() => client.ids().length === 2)
    emulator.clock.advance(30_000)
    client.say(failedFrame({ token, id: BigInt(ids[0] ?? 0), reason: 'not now' }))
    const { messages } = emulator.state.top.tmc
    await until(() => messages.get(ids[0] ?? '')?.failure === 'not now')
    emulator.clock.advance(29_000)
    await turn()
    expect(client.ids()).toHaveLength(2)
    emulator.clock.advance(1_001)
    await until(() => client.ids().length === 3)
    expect(client.ids()[2]).toBe(ids[1])
    emulator.clock.advance(30_000)
    await until(() => client.ids().length === 4)
    expect(client.ids()[3]).toBe(ids[0])
  })

  it('comes back to what is due by itself, as time passes', async () => {
    const emulator = await start({ top: { tmc: { redeliverMs: 20 } } })
    put(emulator, {})
    const client = await raw(emulator)
    await client.connect()
    await until(() => client.ids().length >= 3)
  })

  it('shares a group among its connections, and goes on with those that are left', async () => {
    const emulator = await start()
    const [one, two] = [await raw(emulator), await raw(emulator)]
    await one.connect()
    await two.connect()
    const ids = put(emulator, ...Array.from({ length: 100 }, () => ({})))
    await until(() => one.ids().length + two.ids().length === 100)
    expect([one.ids().length, two.ids().length]).toEqual([50, 50])
    expect([...one.ids(), ...two.ids()].sort()).toEqual(ids)
    one.socket.terminate()
    await until(() => two.ids().length === 100)
    expect([...two.ids()].sort()).toEqual(ids)
  })

  it('holds no more for a connection than its window', async () => {
    const emulator = await start({ top: { tmc: { window: 10 } } })
    put(emulator, ...Array.from({ length: 25 }, () => ({})))
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    await until(() => client.ids().length === 10)
    await turn()
    expect(emulator.state.top.tmc.queues()).toEqual([
      { app: '12345678', group: 'default', waiting: 15, out: 10 },
    ])
    client.say(confirmFrame({ token, id: BigInt(client.ids()[4] ?? 0) }))
    await until(() => client.ids().length === 11)
  })

  it('sends what is delayed when it is due, and never what has expired', async () => {
    const emulator = await start()
    emulator.clock.freeze()
    const [soon] = put(emulator, { delayMs: 5_000 }, { expiresMs: 1_000, delayMs: 3_000 })
    const client = await raw(emulator)
    await client.connect()
    emulator.clock.advance(4_000)
    await turn()
    expect(client.ids()).toEqual([])
    emulator.clock.advance(1_000)
    await until(() => client.ids().length === 1)
    expect(client.ids()).toEqual([soon])
  })

  it('is as it was after a snapshot is put back, and empty after a reset', async () => {
    const emulator = await start()
    const { tmc } = emulator.state.top
    const ids = put(emulator, {}, {})
    const snapshot = emulator.state.snapshot()
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    await until(() => client.ids().length === 2)
    for (const id of ids) client.say(confirmFrame({ token, id: BigInt(id) }))
    await until(() => tmc.messages.size() === 0)
    emulator.state.restore(snapshot)
    await until(() => client.ids().length === 4)
    emulator.reset()
    expect(tmc.messages.size()).toBe(0)
    // An id that was confirmed may be remembered by who confirmed it: none is given twice.
    expect(ids).not.toContain(put(emulator, {})[0])
  })

  it('publishes what a client sends, and says why it does not', async () => {
    const emulator = await start({
      top: { apps: [{ appKey: '12345678', appSecret: 'helloworld', topics: ['mine'] }] },
    })
    const { handled, listening } = await consume(emulator, { handler: ({ text }) => void texts.push(text) })
    const texts: string[] = []
    const publish = (topic: string, content: string, session?: string) =>
      listening?.publish({ topic, content, ...(session === undefined ? {} : { session }) })
    expect(await publish('mine', '{"a":1}')).toEqual({ _tag: 'Right', right: undefined })
    expect(await publish('mine', `"${'中'.repeat(122_878)}"`)).toMatchObject({ _tag: 'Right' })
    expect(await publish('other', '{}')).toMatchObject({
      left: { reason: 'send', status: 403, phrase: 'topic not permitted' },
    })
    expect(await publish('mine', '{}', 'nobody')).toMatchObject({ left: { phrase: 'invalid session' } })
    await until(() => handled.length === 2)
    expect(texts[0]).toBe('{"a":1}')
    expect(texts[1]).toHaveLength(122_880)
    const client = await raw(emulator)
    const { token = '' } = await client.connect()
    const refused = async (frame: Frame): Promise<Frame | undefined> => {
      const before = client.frames.length
      client.say(frame)
      await until(() => client.frames.length > before)
      return client.frames[before]
    }
    const long = publishFrame({ token, flag: 9, topic: 'mine', content: 'x'.repeat(122_881) })
    expect(await refused(long)).toMatchObject({ type: 'sendAck', flag: 9, phrase: 'content is too long' })
    expect(await refused(publishFrame({ token, flag: 10, topic: 'mine', content: '' }))).toMatchObject({
      phrase: 'content is empty',
    })
    expect(await refused(publishFrame({ token: 'x', flag: 11, topic: 'mine', content: '1' }))).toMatchObject({
      flag: 11,
      phrase: 'invalid token',
    })
  })
})

const vectors = JSON.parse(
  readFileSync(join(__dirname, '../../messages-top/test/data/tmc-frames-more.json'), 'utf8'),
) as { readonly sessions: { readonly cases: ReadonlyArray<{ readonly id: string }> } }

/** The server's side of a conversation of the vectors: how it is had, and what a client of it is told. */
interface Conversation {
  readonly faults?: ReadonlyArray<readonly [operation: string, fault: Fault]>
  readonly publications?: ReadonlyArray<Partial<TmcPublication>>
  readonly told: (client: Awaited<ReturnType<typeof raw>>, emulator: Emulator) => Promise<void>
}

const told =
  (...ids: ReadonlyArray<string>): Conversation['told'] =>
  async (client) => {
    await client.connect()
    await until(() => client.ids().length >= ids.length)
    expect(client.ids()).toEqual(ids)
    expect(client.closed).toEqual([])
  }
const connected = { type: 'connectAck', flag: 7 } as const

const conversations: Readonly<Record<string, Conversation>> = {
  handshake: {
    told: async ({ socket, connect }) => {
      expect([socket.extensions, socket.protocol]).toEqual(['', ''])
      expect(await connect()).toMatchObject(connected)
    },
  },
  normal: {
    publications: [{ id: '1', content: '{"a":1}' }, { id: '2' }, { id: '9223372036854775807' }],
    told: told('1', '2', '9223372036854775807'),
  },
  'handler-fails': {
    publications: [{ id: '3' }],
    told: async (client, { state }) => {
      const { token = '' } = await client.connect()
      await until(() => client.ids().length === 1)
      client.say(failedFrame({ token, id: 3n }))
      await until(() => state.top.tmc.queues()[0]?.out === 1)
      expect(client.closed).toEqual([])
    },
  },
  'manual-confirm': { publications: [{ id: '1' }], told: told('1') },
  refused: {
    faults: [['tmc.connect', { kind: 'error', code: 400, message: 'invalid sign' }]],
    told: async ({ connect }) => {
      expect(await connect()).toMatchObject({ ...connected, status: 400, phrase: 'invalid sign' })
    },
  },
  'ack-without-token': {
    faults: [['tmc.connect', { kind: 'empty' }]],
    told: async ({ connect }) => expect(await connect()).toEqual({ ...connected, custom: new Map() }),
  },
  'no-ack': {
    faults: [['tmc.connect', { kind: 'stall' }]],
    told: async (client, { faults }) => {
      void client.connect()
      await until(() => faults.list()[0]?.struck === 1)
      await turn()
      await turn()
      expect(client.frames).toEqual([])
      // The next one is answered: nobody waits for ever for the first.
      await client.connect()
    },
  },
  publish: {
    faults: [['tmc.publish', { kind: 'error', code: 403, message: 'topic not permitted' }]],
    told: async (client) => {
      const { token = '' } = await client.connect()
      client.say(publishFrame({ token, flag: 2, topic: 't', content: '1' }))
      client.say(publishFrame({ token, flag: 3, topic: 't', content: '2' }))
      await until(() => client.frames.length === 4)
      expect(client.frames.slice(1).filter(({ type }) => type === 'sendAck')).toMatchObject([
        { flag: 2, status: 403, phrase: 'topic not permitted' },
        { flag: 3 },
      ])
      expect(client.ids()).toHaveLength(1)
    },
  },
  'unknown-token': {
    faults: [['tmc.message', { kind: 'wrong-root' }]],
    publications: [{ id: '1' }],
    told: async (client) => {
      await client.connect()
      await until(() => client.frames.length === 2)
      expect(client.frames[1]?.token).toBe('nobody')
    },
  },
  'malformed-frame': {
    faults: [['tmc.message', { kind: 'malformed' }]],
    publications: [{ id: '1' }],
    told: async (client) => {
      const bytes: Buffer[] = []
      client.socket.on('message', (data: Buffer) => bytes.push(data))
      await client.connect()
      await until(() => bytes.length === 2)
      expect(bytes[1]?.toString('hex')).toBe('0202')
    },
  },
  'server-control-frames': {
    faults: [['tmc.message', { kind: 'malformed', as: 'text' }]],
    publications: [{ id: '1' }],
    told: async (client) => {
      const texts: boolean[] = []
      client.socket.on('message', (_data, isBinary) => texts.push(!isBinary))
      await client.connect()
      await until(() => texts.length === 2)
      expect(texts).toEqual([false, true])
    },
  },
  'fragmented-message': {
    faults: [['tmc.message', { kind: 'fragments' }]],
    publications: [{ id: '1' }],
    told: told('1'),
  },
  'server-close': {
    faults: [['tmc.message', { kind: 'close', code: 1001 }]],
    publications: [{ id: '1' }],
    told: async (client, emulator) => {
      await client.connect()
      await until(() => client.closed.length === 1)
      expect(client.closed).toEqual([[1001, '']])
      expect(client.ids()).toEqual(['1'])
      const next = await raw(emulator)
      await next.connect()
      await until(() => next.ids().length === 1)
    },
  },
  'same-id-three-times': {
    faults: [
      ['tmc.message', { kind: 'duplicate' }],
      ['tmc.message', { kind: 'duplicate' }],
    ],
    publications: [{ id: '7' }],
    told: told('7', '7', '7'),
  },
  'official-dedup-loses-messages': {
    publications: ['1', '2', '3', '4'].map((id) => ({ id, content: '{"tid":5}' })),
    told: told('1', '2', '3', '4'),
  },
  'error-send': {
    faults: [['tmc.message', { kind: 'error', code: 500, message: 'busy' }]],
    publications: [{ id: '1' }],
    told: async (client) => {
      const { token } = await client.connect()
      await until(() => client.frames.length === 2)
      expect(client.frames[1]).toEqual({
        type: 'send',
        status: 500,
        phrase: 'busy',
        token,
        custom: new Map(),
      })
    },
  },
  'content-not-json': { publications: [{ id: '1', content: '{bad json}' }], told: told('1') },
  close: {
    publications: [{ id: '1' }],
    told: async (client, { state }) => {
      await client.connect()
      await until(() => client.ids().length === 1)
      client.socket.close(1000)
      await until(() => client.closed.length === 1)
      await until(() => state.top.tmc.queues()[0]?.waiting === 1)
    },
  },
}

describe('the message channel: the server in the conversations of the vectors', () => {
  it.each(vectors.sessions.cases.map(({ id }) => id))('%s', async (id) => {
    const { faults = [], publications = [], told: tell } = conversations[id] as Conversation
    const emulator = await start()
    for (const [operation, fault] of faults) emulator.faults.add({ operation, fault, times: 1 })
    put(emulator, ...publications)
    await tell(await raw(emulator, { perMessageDeflate: true }), emulator)
  })
})

describe('the message channel: faults', () => {
  it.each<readonly [string, string, Fault]>([
    ['a refused CONNECT', 'tmc.connect', { kind: 'error', code: 503, message: 'busy' }],
    ['a refused upgrade', 'tmc.open', { kind: 'html', status: 503 }],
    ['a cut before the upgrade', 'tmc.open', { kind: 'reset' }],
    ['a cut instead of CONNECTACK', 'tmc.connect', { kind: 'reset', at: 'before-handling' }],
    ['a cut after CONNECTACK', 'tmc.connect', { kind: 'reset' }],
    ['a close after CONNECTACK', 'tmc.connect', { kind: 'close' }],
    ['a message that is never sent, and a cut', 'tmc.message', { kind: 'reset', at: 'before-handling' }],
    ['a cut after a message', 'tmc.message', { kind: 'reset' }],
    ['a message cut in half', 'tmc.message', { kind: 'truncate' }],
    ['a message cut after its first byte', 'tmc.message', { kind: 'truncate', bytes: 1 }],
    ['a message twice', 'tmc.message', { kind: 'duplicate' }],
    ['a message out of order', 'tmc.message', { kind: 'out-of-order' }],
    ['a message as gzip', 'tmc.message', { kind: 'gzip' }],
    ['a slow message', 'tmc.message', { kind: 'delay', ms: 5 }],
    ['a close with 1011', 'tmc.message', { kind: 'close', reason: 'reach max idle time' }],
    ['a confirmation that is not heeded', 'tmc.confirm', { kind: 'stall' }],
    ['a cut at a confirmation', 'tmc.confirm', { kind: 'reset' }],
    ['a cut at a pull', 'tmc.pull', { kind: 'reset', at: 'before-handling' }],
    ['a frame that is none', 'tmc.message', { kind: 'malformed' }],
    ['a text in place of a frame', 'tmc.message', { kind: 'malformed', as: 'text' }],
    ['an error in place of a message', 'tmc.message', { kind: 'error' }],
    ['the token of someone else', 'tmc.message', { kind: 'wrong-root' }],
  ])('%s loses nothing of what our client handles', async (_, operation, fault) => {
    const emulator = await start({ top: { tmc: { redeliverMs: 30 } } })
    // The first connection is to be had: what it came to would be the answer of `listen`.
    const nth = operation === 'tmc.message' || operation === 'tmc.confirm' ? [2, 3] : [2]
    emulator.faults.add({ operation, fault, nth })
    const texts = new Map<string, string>()
    const { listening, handled } = await consume(emulator, {
      handler: ({ id, text }) => void texts.set(id, text),
    })
    const ids = put(emulator, ...Array.from({ length: 8 }, (__, n) => ({ content: `{"n":${n}}` })))
    if (operation === 'tmc.open' || operation === 'tmc.connect' || operation === 'tmc.pull') {
      await until(() => handled.length > 0)
      await fetch(`${emulator.controlUrl}/tmc/disconnect`, { method: 'POST', body: '{"cut":true}' })
    }
    await until(() => emulator.state.top.tmc.messages.size() === 0)
    expect([...new Set(handled)].sort()).toEqual(ids)
    expect(texts.get(ids[7] ?? '')).toBe('{"n":7}')
    await until(() => emulator.faults.list()[0]?.struck === nth.length)
    expect(await listening?.close()).toEqual({ left: 0 })
  })

  it('cuts a message at any byte', async () => {
    for (let bytes = 0; bytes < 60; bytes += 7) {
      const emulator = await start()
      emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'truncate', bytes }, times: 1 })
      put(emulator, {})
      const client = await raw(emulator)
      await client.connect()
      const tcp = (client.socket as unknown as { readonly _socket: { readonly bytesRead: number } })._socket
      const received = tcp.bytesRead
      await until(() => client.closed.length === 1)
      expect(client.closed).toEqual([[1006, '']])
      expect(client.ids()).toEqual([])
      expect(tcp.bytesRead - received).toBeLessThanOrEqual(bytes)
    }
  })

  it('sends a message after the one that follows it, or last where none does', async () => {
    const emulator = await start()
    emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'out-of-order' }, nth: [1, 3] })
    const [a = '', b = '', c = ''] = put(emulator, {}, {}, {})
    const client = await raw(emulator)
    await client.connect()
    await until(() => client.ids().length === 3)
    expect(client.ids()).toEqual([b, a, c])
  })

  it('loses an answer to a publication, which our client then calls unknown', async () => {
    const emulator = await start()
    const { handled, listening, events } = await consume(emulator)
    const isConnect = ({ type }: MessageEvent): boolean => type === 'message.connected'
    emulator.faults.add({ operation: 'tmc.publish', fault: { kind: 'reset' }, nth: 1 })
    emulator.faults.add({ operation: 'tmc.publish', fault: { kind: 'stall' }, nth: 2 })
    emulator.faults.add({ operation: 'tmc.publish', fault: { kind: 'reset', at: 'before-handling' }, nth: 3 })
    const publish = (timeoutMs = 30_000) => listening?.publish({ topic: 't', content: '1', timeoutMs })
    // The answer and the cut may arrive together: it is known then.
    expect(['Left', 'Right']).toContain((await publish())?._tag)
    await until(() => handled.length === 1 && events.filter(isConnect).length === 2)
    expect(await publish(20)).toMatchObject({ left: { reason: 'timeout', sent: 'maybe' } })
    await until(() => handled.length === 2)
    expect(await publish()).toMatchObject({ left: { reason: 'closed', sent: 'maybe' } })
    expect(handled).toHaveLength(2)
  })

  it('closes what is idle with 1011', async () => {
    const emulator = await start({ top: { tmc: { idleMs: 20 } } })
    const client = await raw(emulator)
    await until(() => client.closed.length === 1)
    expect(client.closed).toEqual([[1011, 'reach max idle time']])
  })

  it('strikes the channel by name alone, and calls never by its kinds', async () => {
    const emulator = await start()
    emulator.faults.add({ fault: { kind: 'reset' } })
    emulator.faults.add({ gateway: 'top', fault: { kind: 'stall' } })
    const { handled } = await consume(emulator)
    put(emulator, {})
    await until(() => handled.length === 1)
    expect(() => emulator.faults.add({ fault: { kind: 'gzip' } })).toThrow(
      'operation: expected what gzip is to strike, such as tmc.message',
    )
    for (const code of [999, 1005, 1006, 1015, 2999, 5000])
      expect(() => emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'close', code } })).toThrow(
        'code: expected',
      )
    expect(() =>
      emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'close', reason: '中'.repeat(42) } }),
    ).toThrow('reason: expected')
  })
})

describe('the message channel: taobao.tmc.*', () => {
  const right = async <A>(result: Promise<{ readonly _tag: string; readonly right?: A }>): Promise<A> => {
    const given = await result
    if (given._tag === 'Left' || given.right === undefined) throw new Error(JSON.stringify(given))
    return given.right
  }

  it('takes and confirms from the queues of the channel', async () => {
    const emulator = await start({ top: { tmc: { redeliverMs: 60_000 } } })
    const top = clientOf(emulator)
    const ids = put(emulator, ...Array.from({ length: 30 }, (_, n) => ({ content: `{"n":${n}}` })))
    const { messages } = await right(top.run(tmcMessagesConsume, { quantity: 20 }))
    expect(messages.map(({ id }) => id)).toEqual(ids.slice(0, 20))
    expect(messages[0]).toMatchObject({ topic: 't', content: '{"n":0}' })
    expect((await right(top.run(tmcMessagesConsume, {}))).messages).toHaveLength(10)
    await right(top.run(tmcMessagesConfirm, { s_message_ids: ids.slice(0, 29) }))
    const client = await raw(emulator)
    await client.connect()
    emulator.clock.advance(60_001)
    await until(() => client.ids().length === 1)
    expect(client.ids()).toEqual([ids[29]])
    expect(await right(top.run(tmcQueueGet, { group_name: 'default' }))).toMatchObject({
      datas: [{ name: 'default', broker_name: 'broker_1', put_toal: 30, get_total: 31 }],
    })
  })

  it('feeds our client over HTTP as over the channel', async () => {
    const emulator = await start()
    const ids = put(emulator, ...Array.from({ length: 250 }, () => ({})))
    const { handled, listening } = await consume(emulator, { source: 'http' })
    await until(() => handled.length === 250)
    expect(await listening?.close()).toEqual({ left: 0 })
    expect(handled).toEqual(ids)
    expect(emulator.state.top.tmc.messages.size()).toBe(0)
  })

  it('publishes, to a group, later, and in numbers', async () => {
    const emulator = await start()
    const top = clientOf(emulator)
    emulator.state.top.tmc.addGroup('12345678', 'g')
    const { msg_ids: ids } = await right(
      top.run(tmcMessageProduce, { topic: 'a', content: '1', target_group: 'g' }),
    )
    await right(top.run(tmcMessageProduce, { topic: 'a', content: '2', delay_millis: 1_000 }))
    expect(emulator.state.top.tmc.messages.get(ids[0] ?? '')).toMatchObject({
      group: 'g',
      publisher: '12345678',
    })
    expect(
      await right(
        top.run(tmcMessagesProduce, {
          messages: [
            { topic: 'a', content: '3' },
            { topic: 'a', content: '4', target_group: 'nobody' },
          ],
        }),
      ),
    ).toMatchObject({
      is_all_success: false,
      results: [
        { is_success: true },
        {
          is_success: false,
          error_code: 'isv.message-not-published',
          error_message: 'group not exist',
        },
      ],
    })
    expect(
      await top.run(tmcMessageProduce, { topic: 'a', content: '5', target_group: 'nobody' }),
    ).toMatchObject({ left: { _tag: 'GatewayError', subCode: 'isv.message-not-published' } })
    const taken = await right(top.run(tmcMessagesConsume, {}))
    expect(taken.messages.map(({ content }) => content)).toEqual(['3'])
  })

  it('delivers the messages of a user as he permits, and to his group', async () => {
    const emulator = await start()
    const top = clientOf(emulator)
    const session = emulator.state.top.sessions.issue({ user: 'seller' })
    const { tmc } = emulator.state.top
    const message = { topic: 'paid', content: '{}', nick: 'seller' }
    expect(tmc.publish(message)).toEqual({ _tag: 'Left', left: 'topic is not permitted by the user' })
    await right(top.run(tmcUserPermit, { topics: ['paid', 'shipped'] }, { session }))
    // The list replaces the one before.
    await right(top.run(tmcUserPermit, { topics: ['shipped'] }, { session }))
    expect(tmc.publish(message)._tag).toBe('Left')
    await right(top.run(tmcUserPermit, {}, { session }))
    expect(tmc.publish(message)._tag).toBe('Right')
    await right(top.run(tmcUserPermit, { topics: ['paid'] }, { session }))
    expect(await right(top.run(tmcUserTopicsGet, { nick: 'seller' }))).toMatchObject({ topics: ['paid'] })

    expect(await top.run(tmcGroupAdd, { group_name: 'defaults', nicks: ['seller'] })).toMatchObject({
      left: { subCode: 'isv.invalid-parameter:group_name' },
    })
    await right(top.run(tmcGroupAdd, { group_name: 'vip', nicks: ['seller'] }))
    await right(top.run(tmcGroupAdd, { group_name: 'paying', nicks: ['nobody'] }))
    await right(top.run(tmcTopicGroupAdd, { group_name: 'paying', topics: ['paid'] }))
    expect(await right(top.run(tmcGroupsGet, {}))).toMatchObject({
      groups: [{ name: 'default' }, { name: 'vip' }, { name: 'paying' }],
      total_results: 3,
    })
    const { tmc_user: user } = await right(
      top.run(tmcUserGet, { fields: ['user_nick', 'group_name', 'topics', 'user_id'], nick: 'seller' }),
    )
    expect(user).toMatchObject({ user_nick: 'seller', group_name: 'vip', topics: ['paid'] })
    expect(user?.is_valid).toBeUndefined()
    const groupOf = (more: object): string | undefined => {
      const [id = ''] = put(emulator, { topic: 'paid', ...more })
      return tmc.messages.get(id)?.group
    }
    expect([groupOf({ nick: 'seller' }), groupOf({}), groupOf({ topic: 'other' })]).toEqual([
      'vip',
      'paying',
      'default',
    ])
    await right(top.run(tmcTopicGroupDelete, { group_name: 'paying', topics: ['paid'] }))
    expect(groupOf({})).toBe('default')
    await right(top.run(tmcGroupDelete, { group_name: 'vip', nicks: ['seller'] }))
    expect(groupOf({ nick: 'seller' })).toBe('default')
    const [unread = ''] = put(emulator, { group: 'vip' })
    await right(top.run(tmcGroupDelete, { group_name: 'vip' }))
    expect(tmc.messages.get(unread)).toBeUndefined()
    expect((await consume(emulator, { group: 'vip' })).refusal).toMatchObject({ phrase: 'group not exist' })

    await right(top.run(tmcUserCancel, { nick: 'seller' }))
    expect(await top.run(tmcUserCancel, { nick: 'seller' })).toMatchObject({ _tag: 'Left' })
    expect(tmc.publish(message)._tag).toBe('Left')
  })

  it('refuses a group where there are none', async () => {
    const emulator = await start()
    const top = clientOf(emulator)
    expect(await top.run(tmcMessagesConsume, { group_name: 'default' })).toMatchObject({
      left: { subCode: 'isv.group-not-exist' },
    })
    expect((await consume(emulator, { source: 'http', group: 'x' })).refusal).toMatchObject({
      reason: 'refused',
    })
  })
})

describe('the message channel: its part of the control API', () => {
  it('publishes, shows, disconnects, delivers again and empties', async () => {
    const emulator = await start()
    const ask = async (verb: string, path: string, body?: unknown): Promise<unknown> => {
      const answer = await fetch(`${emulator.controlUrl}${path}`, {
        method: verb,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return answer.json()
    }
    const { ids } = (await ask('POST', '/tmc/messages', { topic: 't', content: '{"a":1}', count: 2 })) as {
      readonly ids: ReadonlyArray<string>
    }
    expect(ids).toHaveLength(2)
    await ask('POST', '/tmc/messages', { topic: 'u', content: '{}', id: '9223372036854775807' })
    const client = await raw(emulator)
    await client.connect()
    await until(() => client.ids().length === 3)
    expect(client.ids()).toEqual([...ids, '9223372036854775807'])
    expect(await ask('GET', '/tmc')).toEqual({
      queues: [{ app: '12345678', group: 'default', waiting: 0, out: 3 }],
      connections: [{ app: '12345678', group: 'default' }],
    })
    expect(await ask('GET', '/tmc/messages?topic=u')).toMatchObject({
      count: 1,
      messages: [{ id: '9223372036854775807', topic: 'u', content: '***', deliveries: 1 }],
    })
    await ask('POST', '/tmc/redeliver')
    await until(() => client.ids().length === 6)
    expect(await ask('POST', '/tmc/disconnect', { code: 1011, reason: 'reach max idle time' })).toEqual({
      ended: 1,
    })
    await until(() => client.closed.length === 1)
    expect(client.closed).toEqual([[1011, 'reach max idle time']])
    await ask('POST', '/tmc/groups', { name: 'g' })
    expect(emulator.state.top.tmc.hasGroup('12345678', 'g')).toBe(true)
    await ask('DELETE', '/tmc/messages')
    expect(await ask('GET', '/tmc')).toEqual({ queues: [], connections: [] })

    expect(await ask('POST', '/tmc/messages', { topic: 't', content: '' })).toEqual({
      error: 'content is empty',
    })
    expect(await ask('POST', '/tmc/messages', { topic: 't', content: '1', id: '1.5' })).toEqual({
      error: 'id is not int64',
    })
    expect(await ask('POST', '/tmc/messages', { topic: 't', content: '1', count: 0 })).toMatchObject({
      error: expect.stringContaining('count') as string,
    })
    expect(await ask('POST', '/tmc/disconnect', { code: 1006 })).toMatchObject({
      error: expect.stringContaining('code') as string,
    })
  })
})
