import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { id, struct, text } from '@paifang/contract'
import { opretailInbound } from '@paifang/gateway-opretail'
import { qimenInbound } from '@paifang/gateway-qimen'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, spi, type InboundEvent } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { paifang } from './paifang'

const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })
const env = { TOP_APP_SECRET: 'helloworld', OPRETAIL_ACCESS_SECRET: 'opretail secret' }

let server: Server | undefined
const serve = async (listener: RequestListener): Promise<string> => {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/spi`
}
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined))
  server = undefined
})

const service = () =>
  createInbound(
    [topInbound({ secretOf: env.TOP_APP_SECRET }), opretailInbound({ secretOf: env.OPRETAIL_ACCESS_SECRET })],
    { onEvent: () => undefined },
  )
    .on(spi('taobao.demo.notice', Notice, Stored), ({ tid }) => ok({ message: `stored ${tid}` }))
    .on(spi('open.demo.visit', Notice, Stored), () => ok({}))

describe('paifang trigger', () => {
  it('calls a service as the platform does, and says that it passed', async () => {
    const to = await serve(service().node)
    const { code, stdout } = await paifang(
      ['trigger', 'taobao.demo.notice', '--to', to, '--param', 'tid=7'],
      { env },
    )
    expect(stdout).toMatch(
      /^passed {2}top taobao\.demo\.notice {2}fault: none\n {2}answer: HTTP 200 application\/json/,
    )
    expect(code).toBe(0)
    const visit = ['trigger', 'open.demo.visit', '--to', to, '--input', '-', '--json']
    const seen = await paifang(visit, { env, input: '{"tid":"7"}' })
    expect(JSON.parse(seen.stdout)).toMatchObject({ passed: true, gateway: 'opretail' })
  })

  it.each(['signature', 'no-signature', 'old-clock', 'future-clock', 'repeat', 'gbk', 'resplit'])(
    'passes with the fault %s',
    async (fault) => {
      const to = await serve(service().node)
      const words = ['trigger', 'taobao.demo.notice', '--to', to, '--param', 'tid=7', '--fault', fault]
      const { code, stdout } = await paifang(words, { env })
      expect([code, stdout]).toEqual([0, expect.stringContaining(`fault: ${fault}`)])
    },
  )

  it('says what is wrong, in words that do not steer the terminal', async () => {
    const to = await serve((request, response) => {
      request.resume()
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"flag":"failure","code":"\\u001b[2J","message":"\\u202e x\\n! passed"}')
    })
    const words = ['trigger', 'taobao.demo.notice', '--to', to, '--lang', 'zh']
    const { code, stdout } = await paifang(words, { env })
    expect(code).toBe(1)
    expect(stdout).toContain('未通过')
    expect(stdout).toContain('应处理成功，实际：处理失败，')
    expect(stdout).toMatch(/ ms: 处理失败 /)
    expect(stdout).not.toMatch(/\b(done|failed|refused)\b/)

    expect(stdout).not.toMatch(/[\u001b\u202e]|^! passed/m)
  })

  it.each([
    [['--to', 'ftp://x/'], 'the service is a URL'],
    [[], 'the service is a URL'],
    [['--to', 'http://127.0.0.1:1/', '--fault', 'none'], '--fault is one of'],
    [['--to', 'http://127.0.0.1:1/', '--form', 'yaml'], '--form is one of'],
    [['--to', 'http://127.0.0.1:1/', '--gateway', 'opretail', '--fault', 'gbk'], 'opretail sends UTF-8 only'],
  ])('is used wrongly with %j', async (words, said) => {
    const { code, stderr } = await paifang(['trigger', 'demo.x', ...words], { env })
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)])
  })

  it('needs a secret, and says where from', async () => {
    const { code, stderr } = await paifang(['trigger', 'taobao.demo.notice', '--to', 'http://127.0.0.1:1/'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('TOP_APP_SECRET')])
  })
})

describe('paifang check-inbound', () => {
  it('passes for a service that verifies, and needs no secret for it', async () => {
    const to = await serve(service().node)
    const open = await paifang(['check-inbound', to])
    expect([open.code, open.stdout.match(/^passed/gm)?.length]).toEqual([0, 6])
    expect(open.stderr).toContain('no secret is set')
    expect(open.stderr).toContain('checked as a service of top: say --gateway')
    const whole = await paifang(['check-inbound', to, '--gateway', 'opretail', '--json'], { env })
    expect((JSON.parse(whole.stdout) as unknown[]).length).toBe(10)
    expect(whole.stderr).toBe('')
    expect(whole.code).toBe(0)
  })

  it('notices that a service of another gateway answers', async () => {
    const events: InboundEvent[] = []
    const qimen = createInbound([qimenInbound({ secretOf: 'qimen secret' })], {
      onEvent: (event) => events.push(event),
    }).on(spi('taobao.qimen.stockout.create', Notice, Stored), () => ok({}))
    const to = await serve(qimen.node)
    const asTop = await paifang(['check-inbound', to])
    expect(asTop.stderr).toContain('but it answers as one of qimen: say --gateway qimen')
    const named = await paifang(['check-inbound', to, '--gateway', 'qimen'], {
      env: { QIMEN_APP_SECRET: 'other' },
    })
    expect([named.code, named.stderr]).toEqual([1, ''])
    expect(named.stdout).toContain('the service has another secret')
    const wrong = events
      .map((event) => ('detail' in event ? event.detail : ''))
      .filter(Boolean)
      .at(-1)
    expect(wrong).toContain('paifang check-inbound URL --gateway qimen')
    expect(wrong).not.toContain('top-sign-list')
  })

  it('does not pass for one that takes everything', async () => {
    const to = await serve((request, response) => {
      request.resume()
      response.end('{"flag":"success"}')
    })
    const { code, stdout } = await paifang(['check-inbound', to])
    expect(code).toBe(1)
    expect(stdout).toContain('expected a refusal, exactly as the platform tests it')
  })
})
