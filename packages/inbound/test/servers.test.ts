import express from 'express'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { createInbound, type Inbound, type InboundEvent, type InboundOptions } from '@paifang/inbound'
import { err, ok } from '@paifang/result'
import { encodeGbk } from '@paifang/wire'
import Koa from 'koa'
import { qimenInbound } from '@paifang/gateway-qimen'
import { modules, notice, nowMs, opretailCall, secret, topCall, visit } from './support/calls'
import { send, servers, type Answer, type Running } from './support/servers'

const open = (options: InboundOptions = {}) =>
  createInbound([...modules, qimenInbound({ secretOf: secret })], {
    clock: () => nowMs,
    replay: 'off',
    onEvent: () => undefined,
    ...options,
  })
    .on(notice, ({ title }) =>
      title === 'no'
        ? err({ code: 'S003', message: '库存<不足>' })
        : ok({ message: `${title ?? ''} 已收 😀` }),
    )
    .on(visit, () => ok({ message: 'stored' }))
    .on({ ...notice, method: 'order.cancel', gateway: 'qimen' as const }, ({ title }) =>
      ok({ message: title ?? '' }),
    ) as unknown as Inbound<never>

const gbk = encodeGbk('{"tid":2,"title":"张三"}')
const calls = {
  json: topCall(),
  xml: topCall({ body: '<r><tid>1</tid><title>中 &lt;</title></r>', contentType: 'text/xml;charset=utf-8' }),
  gbk: topCall({ body: gbk, contentType: 'application/json;charset=GBK', charset: 'GBK' }),
  text: topCall({ contentType: 'text/plain' }),
  'no type': (({ headers: _, ...call }) => ({ ...call, headers: {} }))(topCall()),
  'odd type': topCall({ contentType: 'no type at all' }),
  'business failure': topCall({ body: '{"tid":"1","title":"no"}' }),
  'bad input': topCall({ body: '{}' }),
  'bad JSON': topCall({ body: '{"tid":' }),
  'bad signature': topCall({ sign: 'NO' }),
  'unknown method': topCall({ params: { method: 'taobao.other' } }),
  'a form of opretail': opretailCall(),
  'a query of opretail': { ...opretailCall({}, 'query'), verb: 'GET' },
  qimen: topCall({
    params: { method: 'taobao.qimen.order.cancel', customerId: 'c', format: 'xml' },
    body: '<request><tid>1</tid><title>中 😀</title></request>',
    contentType: 'text/xml',
  }),
  'nothing at all': { ...topCall({ body: '' }), query: '', headers: {} },
}

describe('the same handler behind every server', () => {
  const running = new Map<string, Running>()
  beforeAll(async () => {
    const inbound = open()
    for (const [name, start] of Object.entries(servers)) running.set(name, await start(inbound))
  })
  afterAll(async () => {
    for (const { close } of running.values()) await close()
  })

  it.each(Object.entries(calls))('gives byte-equal answers: %s', async (_name, call) => {
    const inbound = open()
    const direct = await inbound.handle(call)
    const expected: Answer = {
      status: 200,
      type: direct.contentType,
      body: Buffer.from(direct.body).toString('utf8'),
    }
    for (const [name, server] of running) {
      expect([name, await send(server, call)]).toEqual([name, expected])
      if (call.verb !== 'GET')
        expect([name, await send(server, call, { chunked: true })]).toEqual([name, expected])
    }
  })

  it('says the same of each: answers, not defaults of a framework', () => {
    expect(running.size).toBe(6)
  })
})

const onListener = async (listener: RequestListener): Promise<Running> => {
  const started = servers['node:http']
  if (started === undefined) throw new Error('there is no node:http')
  return started({ node: listener } as unknown as Inbound<never>)
}

describe('a body that somebody has read', () => {
  const answerBehind = async (
    app: (inbound: Inbound<never>) => RequestListener,
    call = topCall(),
  ): Promise<{ readonly answer: Answer; readonly events: ReadonlyArray<InboundEvent> }> => {
    const events: InboundEvent[] = []
    const running = await onListener(app(open({ onEvent: (event) => void events.push(event) })))
    try {
      return { answer: await send(running, call), events }
    } finally {
      await running.close()
    }
  }
  const behind =
    (...middleware: ReadonlyArray<express.RequestHandler>) =>
    (inbound: Inbound<never>): RequestListener => {
      const app = express()
      for (const each of middleware) app.use(each)
      app.all('/spi', inbound.express)
      return app
    }

  it.each([
    ['express.json()', express.json(), topCall()],
    ['express.urlencoded()', express.urlencoded({ extended: true }), opretailCall()],
  ])('is an error that names %s', async (parser, middleware, call) => {
    const { answer, events } = await answerBehind(behind(middleware), call)
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.body).toContain('failure')
    expect(events).toMatchObject([{ reason: 'body', detail: expect.stringContaining(parser) as string }])
  })

  it.each<[how: string, middleware: express.RequestHandler]>([
    ['express.raw', express.raw({ type: () => true })],
    ['express.text', express.text({ type: () => true })],
    [
      'rawBody',
      express.json({
        verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }),
      }),
    ],
  ])('is right where %s kept its bytes', async (_how, middleware) => {
    const { answer, events } = await answerBehind(behind(middleware))
    expect(events).toMatchObject([{ outcome: 'ok' }])
    expect(answer.body).toContain('已收')
  })

  it('is read by its whole path under a router', async () => {
    const { events } = await answerBehind((inbound) => {
      const router = express.Router()
      router.post('/', inbound.express)
      return express().use('/spi', router)
    })
    expect(events).toMatchObject([{ outcome: 'ok' }])
  })

  it('is an error that names a reader of Koa, and right where it kept the text', async () => {
    const reading = (keeps: boolean) => (inbound: Inbound<never>) => {
      const app = new Koa()
      app.use(async ({ req, request }, next) => {
        const chunks: Buffer[] = []
        for await (const chunk of req) chunks.push(chunk as Buffer)
        const rawBody = Buffer.concat(chunks).toString('utf8')
        Object.assign(request, { body: JSON.parse(rawBody) as unknown, ...(keeps ? { rawBody } : {}) })
        await next()
      })
      app.use(inbound.koa)
      return app.callback() as RequestListener
    }
    const { events } = await answerBehind(reading(false))
    expect(events).toMatchObject([
      { reason: 'body', detail: expect.stringContaining('koa-bodyparser') as string },
    ])
    expect((await answerBehind(reading(true))).events).toMatchObject([{ outcome: 'ok' }])
  })

  it('is an error of a web Request', async () => {
    const events: InboundEvent[] = []
    const { query, body } = topCall()
    const request = new Request(`http://localhost/spi?${query}`, { method: 'POST', body: Buffer.from(body) })
    await request.text()
    await open({ onEvent: (event) => void events.push(event) }).web(request)
    expect(events).toMatchObject([
      { reason: 'body', detail: expect.stringContaining('request.json()') as string },
    ])
  })
})

describe('a body that is too much', () => {
  it.each(Object.entries(servers))(
    'ends in an answer, and nothing more of it is read: %s',
    async (_name, start) => {
      const events: InboundEvent[] = []
      const running = await start(open({ maxBodyBytes: 1_000, onEvent: (event) => void events.push(event) }))
      const body = Buffer.from(JSON.stringify({ tid: '1', title: 'x'.repeat(2_000) }))
      try {
        for (const chunked of [false, true])
          expect(await send(running, topCall({ body }), { chunked })).toMatchObject({ status: 200 })
        expect(events).toMatchObject(
          Array(2).fill({ reason: 'body', detail: 'larger than maxBodyBytes, 1000' }),
        )
      } finally {
        await running.close()
      }
    },
  )

  it('ends where the caller goes away, or never ends it', async () => {
    const events: InboundEvent[] = []
    let wanted: () => void = () => undefined
    const told = () => new Promise<void>((resolve) => (wanted = resolve))
    const lates: (() => void)[] = []
    const inbound = open({
      onEvent: (event) => {
        events.push(event)
        wanted()
      },
      timer: (_ms, run) => {
        lates.push(run)
        wanted()
        return () => undefined
      },
    })
    const running = await onListener(inbound.node)
    const begin = () => {
      const socket = connect(running.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(`POST /spi?${topCall().query} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"tid"`)
      return socket
    }
    try {
      const first = begin()
      await told()
      first.destroy()
      await told()
      const second = begin()
      await told()
      lates.at(-1)?.()
      await told()
      expect(events.map(({ detail }) => detail)).toEqual([
        'the caller went away before the body was complete',
        'did not come within 10000 ms',
      ])
      second.destroy()
    } finally {
      await running.close()
    }
  })
})

it('is a listener of node:http by its type', () => {
  const inbound = open()
  createServer(inbound.node).close()
})
