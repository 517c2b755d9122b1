import { tmcAuthGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import { createTopClient, type TopClientOptions } from '@paifang/gateway-top'
import {
  createTopMessages,
  type Handler,
  type Listening,
  type MessageEvent,
  type MessagesOptions,
} from '@paifang/messages-top'
import type { MessageError } from '@paifang/result'
import { startProxy } from '../../transport/test/server/proxyServer'

const closers: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const start = async (more: Omit<Partial<EmulatorOptions>, 'gateways'> = {}): Promise<Emulator> => {
  const emulator = await startEmulator({ operations: [tmcAuthGet], ...more })
  closers.push(emulator.close)
  return emulator
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

interface Given extends Partial<MessagesOptions> {
  readonly account?: Partial<TopClientOptions>
  readonly handler?: Handler
  readonly handlerTimeoutMs?: number
}

/** Our client at the emulator, and what came of it. */
const consume = async (
  emulator: Emulator,
  { account, handler = () => undefined, handlerTimeoutMs = 60_000, ...more }: Given = {},
) => {
  const client = createTopClient({ ...emulator.top, ...account })
  closers.push(() => client.close())
  const events: MessageEvent[] = []
  const result = await createTopMessages({
    client,
    group: 'default',
    endpoint: emulator.url.replace('http', 'ws'),
    onEvent: (event) => events.push(event),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    ...{ connectTimeoutMs: 60_000, ackTimeoutMs: 60_000 },
    ...more,
  })
    .otherwise(handler)
    .listen({ handlerTimeoutMs })
  if (result._tag === 'Right') closers.push(() => result.right.close({ drainMs: 0 }))
  const error: MessageError | undefined = result._tag === 'Left' ? result.left : undefined
  const listening: Listening | undefined = result._tag === 'Right' ? result.right : undefined
  return { error, events, listening }
}

const put = ({ state }: Emulator, content = '{}'): string => {
  const ids = state.top.tmc.publish({ topic: 't', content })
  if (ids._tag === 'Left') throw new Error(ids.left)
  return ids.right[0] ?? ''
}

describe('createTopMessages, at the emulator', () => {
  it.each<readonly [string, Given, string]>([
    ['a wrong secret', { account: { appSecret: 'wrong-secret' } }, 'invalid sign'],
    ['an application nobody knows', { account: { appKey: '99999999' } }, 'invalid app_key'],
    ['a group nobody knows', { group: 'nobody' }, 'group not exist'],
  ])('ends in the words of the server with %s, and does not try again', async (_, given, phrase) => {
    const emulator = await start()
    const { error, events } = await consume(emulator, given)
    expect(error).toEqual({ _tag: 'MessageError', reason: 'refused', sent: 'no', status: 400, phrase })
    expect(events.map(({ type }) => type).filter((type) => type !== 'message.notice')).toEqual([
      'message.refused',
    ])
    expect(JSON.stringify([error, events])).not.toContain('wrong-secret')
    expect(emulator.journal.notes()).toHaveLength(1)
  })

  it('tries slowly again what is refused later, and goes on when a person has mended it', async () => {
    const emulator = await start()
    const waits: number[] = []
    let mend = (): void => undefined
    const { listening, events } = await consume(emulator, {
      wait: async (ms) => {
        waits.push(ms)
        if (waits.length === 4) mend()
      },
      random: () => 0.5,
    })
    const { state, controlUrl } = emulator
    state.top.addApp({ appKey: '12345678', appSecret: 'another one' })
    mend = () => state.top.addApp({ appKey: '12345678', appSecret: 'helloworld' })
    await fetch(`${controlUrl}/tmc/disconnect`, { method: 'POST', body: '{"cut":true}' })
    await until(() => listening?.state().isConnected === false)
    await until(() => listening?.state().isConnected === true)
    // The first is that of a connection that was lost; refusals begin at 30 s and double.
    expect(waits).toEqual([550, 15_050, 30_050, 60_050])
    expect(events.filter(({ type }) => type === 'message.refused')).toHaveLength(3)
  })

  it.each<readonly [string, Given, string | undefined]>([
    [
      'that never settles',
      { handler: () => new Promise(() => undefined), handlerTimeoutMs: 20 },
      'the handler did not end within 20 ms',
    ],
    ['that throws a text', { handler: throwing('not now') }, 'not now'],
    ['that throws nothing', { handler: throwing(undefined) }, undefined],
    ['that throws null', { handler: throwing(null) }, undefined],
    ['that throws a number', { handler: throwing(42) }, undefined],
    ['that rejects with an object', { handler: () => Promise.reject(Object.create(null) as Error) }, ''],
    ['that ends in a Left', { handler: async () => ({ _tag: 'Left', left: { _tag: 'Busy' } }) }, 'Busy'],
  ])('says Failed of a handler %s, and keeps the connection', async (_, given, reason) => {
    const emulator = await start()
    const id = put(emulator)
    const { events, listening } = await consume(emulator, given)
    await until(() => events.some(({ type }) => type === 'message.handled'))
    await until(() => (emulator.state.top.tmc.messages.get(id)?.deliveries ?? 0) === 1)
    // What was said after it has been read when a publication is answered.
    await listening?.publish({ topic: 'other', content: '{}' })
    const row = emulator.state.top.tmc.messages.get(id)
    if (reason !== '') expect(row?.failure).toBe(reason)
    expect(row?.dueAt).toBeGreaterThan(emulator.clock.now() + 200_000)
    expect(listening?.state().isConnected).toBe(true)
  })

  it('takes no content that inflates beyond what it may, and keeps the connection', async () => {
    const emulator = await start()
    emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'gzip' } })
    const handled: string[] = []
    const { events } = await consume(emulator, {
      maxContentBytes: 10_000,
      handler: ({ id, text }) => void handled.push(`${id} ${text.length}`),
    })
    const bomb = put(emulator, `"${' '.repeat(100_000)}"`)
    const fits = put(emulator, `"${' '.repeat(9_998)}"`)
    await until(() => handled.length === 1)
    expect(handled).toEqual([`${fits} 10000`])
    await until(() => emulator.state.top.tmc.messages.get(bomb)?.failure !== undefined)
    expect(events.find(({ type }) => type === 'message.frame')).toMatchObject({
      detail: 'content is more than 10000 bytes when it is inflated',
    })
  })

  it('takes no frame longer than it may: the connection is lost, the message is not', async () => {
    const emulator = await start()
    const long = put(emulator, `"${' '.repeat(50_000)}"`)
    const { events } = await consume(emulator, { maxFrameBytes: 10_000 })
    await until(() => events.filter(({ type }) => type === 'message.disconnected').length === 2)
    expect(events.find(({ type }) => type === 'message.disconnected')).toMatchObject({ code: '1006' })
    expect(emulator.state.top.tmc.messages.get(long)?.deliveries).toBeGreaterThan(1)
    const detail = 'a frame of more than 10000 bytes (maxFrameBytes) ends each connection'
    expect(events.find(({ type }) => type === 'message.frame')).toMatchObject({ reason: 'frame', detail })
  })

  it('warns of what is no frame it takes, once, where nobody listens', async () => {
    const told = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    closers.push(() => told.mockRestore())
    const emulator = await start()
    const long = put(emulator, `"${' '.repeat(50_000)}"`)
    await consume(emulator, { maxFrameBytes: 10_000, onEvent: undefined as never })
    await until(() => (emulator.state.top.tmc.messages.get(long)?.deliveries ?? 0) > 2)
    const detail = 'a frame of more than 10000 bytes (maxFrameBytes) ends each connection'
    expect(told.mock.calls.filter(([text]) => String(text).includes('a frame'))).toEqual([
      [`a frame cannot be read, ${detail}`, { type: 'PaifangWarning', code: 'MESSAGE_FRAME' }],
    ])
  })

  describe('at the address of the platform', () => {
    const platform = async (emulator: Emulator, more: Given = {}) => {
      const proxy = await startProxy({ leadsTo: Number(new URL(emulator.url).port) })
      closers.push(proxy.close)
      const given = { endpoint: 'ws://mc.api.taobao.com/', proxy: proxy.url, ...more }
      return { ...(await consume(emulator, given)), heads: proxy.heads }
    }

    it('brings the token of taobao.tmc.auth.get, a fresh one for each connection', async () => {
      const emulator = await start({ top: { tmc: { demandsToken: true } } })
      const { error, listening, heads } = await platform(emulator)
      expect(error).toBeUndefined()
      expect(heads[0]).toContain('CONNECT mc.api.taobao.com:80 ')
      await fetch(`${emulator.controlUrl}/tmc/disconnect`, { method: 'POST', body: '{"cut":true}' })
      await until(() => listening?.state().isConnected === false)
      await until(() => listening?.state().isConnected === true)
      expect(emulator.calls(tmcAuthGet)).toHaveLength(2)
      expect((await platform(emulator, { authToken: 'off' })).error).toMatchObject({
        phrase: 'token is missing',
      })
    })

    it('does without where the application may not ask for it, and says so once', async () => {
      const emulator = await start({
        top: { apps: [{ appKey: '12345678', appSecret: 'helloworld', permissions: [] }] },
      })
      const { listening, events } = await platform(emulator)
      await fetch(`${emulator.controlUrl}/tmc/disconnect`, { method: 'POST', body: '{"cut":true}' })
      await until(() => listening?.state().isConnected === false)
      await until(() => listening?.state().isConnected === true)
      expect(emulator.calls(tmcAuthGet)).toHaveLength(1)
      const notices = events.flatMap((event) => (event.type === 'message.notice' ? [event.detail] : []))
      expect(notices.filter((detail) => detail.includes('auth.get'))).toEqual([
        'taobao.tmc.auth.get was refused: connected without its token',
      ])
    })

    it('is not connected where the token cannot be had', async () => {
      const emulator = await start()
      emulator.faults.add({ operation: tmcAuthGet.method, fault: { kind: 'html', status: 503 } })
      expect((await platform(emulator, { account: { retry: false } })).error).toMatchObject({
        reason: 'refused',
        detail: 'taobao.tmc.auth.get: ProtocolError',
      })
    })
  })
})

function throwing(value: unknown): Handler {
  return () => {
    throw value
  }
}
