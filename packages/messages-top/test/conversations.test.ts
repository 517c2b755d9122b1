import { gzipSync } from 'node:zlib'
import type { Message } from '@paifang/messages-top'
import { dataFrame, encodeFrame, textIn, type Frame } from '@paifang/messages-top/frames'
import { signTmcConnect } from '@paifang/signer-top'
import { appKey, appSecret, channels } from './support/channel'
import type { Peer, Script } from './support/scriptedServer'
import { more } from './vectors'

const { events, serve, messagesOf, opened, closeAll } = channels()
afterEach(closeAll)

/** What a script of the vectors has the server send. */
const deliveriesOf = (id: string): ReadonlyArray<Frame> =>
  (more.sessions.cases.find((session) => session.id === id)?.script ?? []).flatMap(
    ({ send, id: message, topic: name, content = '', token }) =>
      send === 'Data' && message !== undefined && name !== undefined && token !== undefined
        ? [
            dataFrame({
              id: BigInt(message),
              topic: name,
              token,
              content: content.startsWith('gzip of ') ? gzipSync('{"zip":"中"}') : content,
            }),
          ]
        : [],
  )

/** Sends what the script says as soon as messages are asked for. */
const sending = (frames: ReadonlyArray<Frame>): Script => ({
  onFrame: (frame, peer) => {
    if (isPull(frame) && pulls(peer) === 1) for (const each of frames) peer.send(each)
  },
})
const isPull = ({ custom }: Frame): boolean => {
  const kind = custom.get('__kind')
  return kind?.format === 'byte' && kind.value === 1
}
const pulls = ({ frames }: Peer): number => frames.filter(isPull).length
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('createTopMessages, in the conversations of the vectors', () => {
  it('handshake: asks for the root, offers nothing, and says CONNECT first', async () => {
    const server = await serve()
    await opened(messagesOf(server).listen())
    const [peer] = server.peers
    expect(peer?.request).toMatchObject({ method: 'GET', url: '/' })
    expect(peer?.request.headers['sec-websocket-version']).toBe('13')
    expect(peer?.request.headers).not.toHaveProperty('sec-websocket-extensions')
    expect(peer?.request.headers).not.toHaveProperty('sec-websocket-protocol')
    const [connect] = peer?.frames ?? []
    expect(connect).toMatchObject({ type: 'connect', flag: 1 })
    const said = (key: string): string => textIn(connect as Frame, key) ?? ''
    expect(said('app_key')).toBe(appKey)
    expect(said('group_name')).toBe('default')
    expect(said('timestamp')).toMatch(/^\d{13}$/)
    expect(said('sign')).toBe(
      signTmcConnect({ appKey, groupName: 'default', timestamp: said('timestamp'), secret: appSecret }),
    )
  })

  it('normal: pulls after the ACK, and confirms each id once, after its handler', async () => {
    const server = await serve(sending(deliveriesOf('normal')))
    const seen: Array<readonly [string, unknown, number]> = []
    const handler = async (message: Message): Promise<void> => {
      await turn()
      seen.push([message.topic, message.content, server.sent('confirm').length])
      await turn()
    }
    await opened(messagesOf(server).otherwise(handler).listen({ concurrency: 1 }))
    await server.until(() => server.sent('confirm').length === 3)
    expect(server.ids('confirm')).toEqual(['1', '2', '9223372036854775807'])
    expect(seen.map(([name, content]) => [name, content])).toEqual([
      ['taobao_ok', { a: 1 }],
      ['taobao_gz', { zip: '中' }],
      ['taobao_big', {}],
    ])
    const [connect, pull] = server.peers[0]?.frames ?? []
    expect(connect?.type).toBe('connect')
    expect(isPull(pull as Frame)).toBe(true)
    expect(pull?.token).toBe('TOKEN-1')
    expect(server.sent('failed')).toEqual([])
  })

  it('handler-fails: says Failed with the reason, or none, and keeps the channel', async () => {
    const frames = ['3', '4', '5', '6', '7'].map((id) =>
      dataFrame({ id: BigInt(id), topic: 't', token: 'TOKEN-1', content: '{}' }),
    )
    const server = await serve(sending(frames))
    const nothing: Error = undefined as unknown as Error
    const handler = ({ id }: Message): unknown => {
      switch (id) {
        case '3':
          throw new Error('not now, '.repeat(30))
        case '4':
          return Promise.reject(new Error(''))
        case '5':
          return { _tag: 'Left', left: 'a reason' }
        case '6':
          return Promise.resolve({ _tag: 'Left', left: undefined })
        default:
          return Promise.reject(nothing)
      }
    }
    await opened(messagesOf(server).otherwise(handler).listen())
    await server.until(() => server.sent('failed').length === 5)
    const reasons = new Map(
      server.sent('failed').map(({ custom }, at) => [server.ids('failed')[at], custom.get('msg')]),
    )
    const long = reasons.get('3')
    expect(long?.format === 'string' && long.value.length).toBe(128)
    expect(reasons.get('4')).toEqual({ format: 'void' })
    expect(reasons.get('5')).toEqual({ format: 'string', value: 'a reason' })
    expect(reasons.get('6')).toEqual({ format: 'void' })
    expect(reasons.get('7')).toEqual({ format: 'void' })
    expect(server.sent('confirm')).toEqual([])
    expect(server.peers[0]?.closed).toBeUndefined()
  })

  it('manual-confirm: says nothing until the application does', async () => {
    const server = await serve(sending(deliveriesOf('manual-confirm')))
    const stream = await opened(messagesOf(server).stream())
    for await (const { message, confirm } of stream) {
      expect(message.id).toBe('1')
      await turn()
      expect([...server.sent('confirm'), ...server.sent('failed')]).toEqual([])
      confirm()
      await server.until(() => server.sent('confirm').length === 1)
      break
    }
    expect(server.ids('confirm')).toEqual(['1'])
    expect(server.sent('failed')).toEqual([])
  })

  it('refused: ends in status and phrase, closes, and does not try again', async () => {
    const server = await serve({
      onConnect: ({ flag = 0 }) => ({
        type: 'connectAck',
        flag,
        status: 400,
        phrase: 'invalid sign',
        custom: new Map(),
      }),
    })
    const result = await messagesOf(server).listen()
    expect(result).toEqual({
      _tag: 'Left',
      left: { _tag: 'MessageError', reason: 'refused', sent: 'no', status: 400, phrase: 'invalid sign' },
    })
    await server.until(() => server.peers[0]?.closed !== undefined)
    expect(server.peers).toHaveLength(1)
    expect(server.sent('pull')).toEqual([])
    expect(events).toMatchObject([{ type: 'message.refused', status: 400, phrase: 'invalid sign' }])
  })

  it('ack-without-token: is a refusal', async () => {
    const server = await serve({
      onConnect: ({ flag = 0 }) => ({ type: 'connectAck', flag, custom: new Map() }),
    })
    expect(await messagesOf(server).listen()).toMatchObject({
      left: { reason: 'refused', detail: 'the answer holds no token' },
    })
  })

  it('no-ack: ends after its time, and closes', async () => {
    const server = await serve({ onConnect: () => undefined })
    expect(await messagesOf(server, { ackTimeoutMs: 20 }).listen()).toMatchObject({
      left: { reason: 'timeout' },
    })
    await server.until(() => server.peers[0]?.closed !== undefined)
  })

  it('publish: matches answers by flag, and tells refused from unknown', async () => {
    const server = await serve({
      onFrame: (frame, peer) => {
        const name = textIn(frame, 'topic')
        const answer = {
          type: 'sendAck' as const,
          flag: frame.flag ?? 0,
          token: peer.token,
          custom: new Map(),
        }
        if (name === 'topic_ok') peer.send(answer)
        if (name === 'topic_refuse') peer.send({ ...answer, status: 403, phrase: 'topic not permitted' })
      },
    })
    const listening = await opened(messagesOf(server).listen())
    const publish = (name: string, content = '{}', timeoutMs = 30_000) =>
      listening.publish({ topic: name, content, timeoutMs })
    const long = `"${'中'.repeat(122_878)}"`
    expect(
      await Promise.all([
        publish('topic_silent', '{}', 50),
        publish('topic_refuse'),
        publish('topic_ok'),
        publish('topic_ok', long),
      ]),
    ).toEqual([
      {
        _tag: 'Left',
        left: { _tag: 'MessageError', reason: 'timeout', sent: 'maybe', topic: 'topic_silent' },
      },
      {
        _tag: 'Left',
        left: {
          _tag: 'MessageError',
          reason: 'send',
          sent: 'no',
          status: 403,
          phrase: 'topic not permitted',
          topic: 'topic_refuse',
        },
      },
      { _tag: 'Right', right: undefined },
      { _tag: 'Right', right: undefined },
    ])
    expect(server.sent('data').map(({ flag }) => flag)).toEqual([2, 3, 4, 5])
    expect(textIn(server.sent('data')[3] as Frame, 'content')).toBe(long)
    expect(await publish('topic_ok', `${long} `)).toMatchObject({ left: { reason: 'send', sent: 'no' } })
    expect(server.sent('data')).toHaveLength(4)
  })

  it('unknown-token: reports it, does not confirm, keeps the channel', async () => {
    const own = dataFrame({ id: 2n, topic: 't', content: '{}' })
    const server = await serve(sending([...deliveriesOf('unknown-token'), own]))
    await opened(
      messagesOf(server)
        .otherwise(() => undefined)
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 1)
    expect(server.ids('confirm')).toEqual(['2'])
    expect(server.sent('failed')).toEqual([])
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'message.frame', detail: 'a message with the token of someone else' }),
    )
    expect(server.peers[0]?.closed).toBeUndefined()
  })

  it.each([
    ['malformed-frame', (peer: Peer) => peer.socket.send(Buffer.from('0202', 'hex')), 'cut short at byte 2'],
    ['server-control-frames', (peer: Peer) => peer.socket.send('hello'), 'a text frame'],
    [
      'error-send',
      (peer: Peer) =>
        peer.send({ type: 'send', status: 500, phrase: 'busy', token: peer.token, custom: new Map() }),
      'the server reports an error',
    ],
  ])('%s: reports it and goes on', async (_, disturb, detail) => {
    let pongs = 0
    const server = await serve({
      onFrame: (frame, peer) => {
        if (!isPull(frame)) return
        peer.socket.on('pong', () => pongs++)
        peer.socket.ping()
        peer.socket.pong()
        disturb(peer)
        peer.send(dataFrame({ id: 1n, topic: 't', token: peer.token, content: '{}' }))
      },
    })
    await opened(
      messagesOf(server)
        .otherwise(() => undefined)
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 1)
    expect(pongs).toBe(1)
    expect(events).toContainEqual(expect.objectContaining({ type: 'message.frame', detail }))
    expect(server.peers).toHaveLength(1)
  })

  it('fragmented-message: puts it together, and sends none', async () => {
    const bytes = encodeFrame(dataFrame({ id: 1n, topic: 't', token: 'TOKEN-1', content: '{"a":1}' }))
    const server = await serve({
      onFrame: (frame, { socket }) => {
        if (!isPull(frame)) return
        socket.send(bytes.subarray(0, 20), { fin: false })
        socket.send(bytes.subarray(20), { fin: true })
      },
    })
    await opened(
      messagesOf(server)
        .otherwise(() => undefined)
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 1)
  })

  it('server-close: connects again with a new timestamp, sign and token, and pulls', async () => {
    const server = await serve({
      onFrame: (frame, { socket, token }) => {
        if (isPull(frame) && token === 'TOKEN-1') socket.close(1001)
      },
    })
    let ms = 1_451_620_800_000
    const delays: number[] = []
    await opened(
      messagesOf(server, {
        clock: () => (ms += 1_000),
        random: () => 0.5,
        wait: (delay) => Promise.resolve(void delays.push(delay)),
      }).listen(),
    )
    await server.until(() => server.sent('pull').length === 2)
    const [first, second] = server.peers.map(({ frames }) => frames[0] as Frame)
    expect(textIn(first as Frame, 'timestamp')).not.toBe(textIn(second as Frame, 'timestamp'))
    expect(textIn(first as Frame, 'sign')).not.toBe(textIn(second as Frame, 'sign'))
    expect(second?.flag).toBe(2)
    expect(server.sent('pull')[1]?.token).toBe('TOKEN-2')
    expect(delays).toEqual([550])
    expect(events.map(({ type }) => type)).toEqual([
      'message.connected',
      'message.disconnected',
      'message.connected',
    ])
  })

  it('same-id-three-times: handles it once', async () => {
    const server = await serve(sending(deliveriesOf('same-id-three-times')))
    let calls = 0
    await opened(
      messagesOf(server)
        .otherwise(async () => {
          calls++
          await turn()
          await turn()
        })
        .listen(),
    )
    await server.until(() => server.sent('confirm').length > 0)
    await turn()
    expect(calls).toBe(1)
    expect(new Set(server.ids('confirm'))).toEqual(new Set(['7']))
    expect(events.filter(({ type }) => type === 'message.duplicate')).toHaveLength(2)
  })

  it('official-dedup-loses-messages: handles all four, whatever order they are of', async () => {
    const server = await serve(sending(deliveriesOf('official-dedup-loses-messages')))
    const handled: string[] = []
    await opened(
      messagesOf(server)
        .otherwise(({ id }) => void handled.push(id))
        .listen({ orderBy: ({ content }) => (content as { tid?: string }).tid }),
    )
    await server.until(() => server.sent('confirm').length === 4)
    expect(handled).toEqual(['1', '2', '3', '4'])
  })

  it('content-not-json: hands it over as text', async () => {
    const server = await serve(sending(deliveriesOf('content-not-json')))
    const seen: unknown[] = []
    await opened(
      messagesOf(server)
        .otherwise(({ text, content }) => void seen.push(text, content))
        .listen(),
    )
    await server.until(() => server.sent('confirm').length === 1)
    expect(seen).toEqual(['{bad json}', undefined])
  })

  it('close: lets handlers finish and confirm, closes with 1000, and stays closed', async () => {
    let finish: () => void = () => undefined
    let started: () => void = () => undefined
    const running = new Promise<void>((resolve) => (started = resolve))
    const server = await serve(sending([dataFrame({ id: 1n, topic: 't', token: 'TOKEN-1', content: '{}' })]))
    const listening = await opened(
      messagesOf(server)
        .otherwise(() => {
          started()
          return new Promise<void>((resolve) => (finish = resolve))
        })
        .listen(),
    )
    await running
    const closing = listening.close({ drainMs: 10_000 })
    server.peers[0]?.send(dataFrame({ id: 2n, topic: 't', token: 'TOKEN-1', content: '{}' }))
    await turn()
    expect(server.peers[0]?.closed).toBeUndefined()
    finish()
    expect(await closing).toEqual({ left: 0 })
    await server.until(() => server.peers[0]?.closed !== undefined)
    expect(server.peers[0]?.closed).toEqual({ code: 1000, reason: '' })
    expect(server.ids('confirm')).toEqual(['1'])
    expect(server.peers).toHaveLength(1)
    expect(listening.state()).toEqual({ isConnected: false, running: 0, held: 0 })
  })

  it('has a test for every conversation', () => {
    const told = [
      'handshake',
      'normal',
      'handler-fails',
      'manual-confirm',
      'refused',
      'ack-without-token',
      'no-ack',
      'publish',
      'unknown-token',
      'malformed-frame',
      'server-control-frames',
      'fragmented-message',
      'server-close',
      'same-id-three-times',
      'official-dedup-loses-messages',
      'error-send',
      'content-not-json',
      'close',
    ]
    expect(more.sessions.cases.map(({ id }) => id).sort()).toEqual(told.sort())
  })
})
