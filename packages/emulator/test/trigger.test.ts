import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  checkInbound,
  opretailEmulation,
  qimenEmulation,
  startEmulator,
  topEmulation,
  trigger,
  triggerFaults,
} from '@paifang/emulator'
import type { PlatformCaller, TriggerFault } from '@paifang/emulator'
import { createInbound, spi } from '@paifang/inbound'
import { id, struct, text } from '@paifang/contract'
import { opretailInbound } from '@paifang/gateway-opretail'
import { qimenInbound } from '@paifang/gateway-qimen'
import { topInbound } from '@paifang/gateway-top'
import { ok } from '@paifang/result'

const nowMs = Date.UTC(2026, 10, 26, 4)
const Notice = struct('Notice', { required: { tid: id }, optional: { title: text } })
const Stored = struct('Stored', { optional: { message: text } })

const servers: Server[] = []
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/spi`
}
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A service as `@paifang/inbound` makes one. */
const service = (idempotent = false) => {
  const inputs: unknown[] = []
  const options = idempotent ? { idempotencyKey: ({ tid }: { readonly tid: string }) => tid } : {}
  const handler = (input: unknown) => {
    inputs.push(input)
    return ok({ message: '已收' })
  }
  const secretOf = 'helloworld'
  const modules = [topInbound({ secretOf }), opretailInbound({ secretOf }), qimenInbound({ secretOf })]
  const inbound = createInbound(modules, { clock: () => nowMs, onEvent: () => undefined })
    .on(spi('taobao.demo.notice', Notice, Stored), handler, options as object)
    .on(spi('open.demo.visit', Notice, Stored), handler)
    .on(spi('deliveryorder.confirm', Notice, Stored), handler)
  return { inbound, inputs }
}

const emulations = [topEmulation, opretailEmulation, qimenEmulation]
const methods: Readonly<Record<string, string>> = {
  top: 'taobao.demo.notice',
  opretail: 'open.demo.visit',
  qimen: 'taobao.qimen.deliveryorder.confirm',
}
const nameOf = (caller: PlatformCaller): string =>
  emulations.find((emulation) => emulation.caller === caller)?.name ?? ''

const call = (caller: PlatformCaller, to: string) => ({
  caller,
  to,
  nowMs,
  gateway: nameOf(caller),
  method: methods[nameOf(caller)] ?? '',
  app: 'app',
  secret: 'helloworld',
  input: { tid: '6000000000000000001', title: '张三 & <b>' },
})

const callers = emulations.flatMap(({ caller }) => (caller === undefined ? [] : [caller]))
const ways = callers.flatMap((caller) => caller.forms.map((form) => ({ caller, form })))

describe.each(ways)('a call as the platform sends it, $form', ({ caller, form }) => {
  it('is handled by a service that verifies it', async () => {
    const { inbound, inputs } = service()
    const verdict = await trigger({ ...call(caller, await serve(inbound.node)), form })
    expect(verdict).toMatchObject({
      passed: true,
      expected: 'done',
      answers: [{ status: 200, says: 'done' }],
    })
    expect(inputs).toEqual([{ tid: '6000000000000000001', title: '张三 & <b>' }])
  })

  it.each(triggerFaults)('with one thing wrong is answered as it should be: %s', async (fault) => {
    if (fault === 'gbk' && !caller.charsets.includes('GBK')) return
    const { inbound, inputs } = service()
    const verdict = await trigger({ ...call(caller, await serve(inbound.node)), form, fault })
    expect([verdict.problems, verdict.passed]).toEqual([[], true])
    expect(inputs).toHaveLength(fault === 'gbk' || fault === 'repeat' ? 1 : 0)
  })
})

describe('a repeat', () => {
  it('passes where it gets the first answer', async () => {
    const { inbound, inputs } = service(true)
    const [caller] = callers as [PlatformCaller]
    const verdict = await trigger({ ...call(caller, await serve(inbound.node)), fault: 'repeat' })
    expect(verdict).toMatchObject({ passed: true, answers: [{ says: 'done' }, { says: 'done' }] })
    expect(inputs).toHaveLength(1)
  })
})

describe('a service that does it wrong', () => {
  const answering =
    (body: string, type = 'application/json', status = 200): RequestListener =>
    (request, response) => {
      request.resume()
      response.writeHead(status, { 'content-type': type }).end(body)
    }
  let counted = 0
  const done = '{"flag":"success"}'
  it.each<[what: string, listener: RequestListener, fault: TriggerFault | undefined, problem: string]>([
    ['takes everything', answering(done), 'signature', 'expected a refusal'],
    ['takes old calls', answering(done), 'old-clock', 'expected a refusal'],
    ['takes a text that was cut anew', answering(done), 'resplit', 'expected a refusal'],
    [
      'says it in other words',
      answering('{"flag":"failure","sub_code":"sign-check-failure","sub_message":"illegal"}'),
      'signature',
      'expected a refusal',
    ],
    ['answers 500', answering(done, 'application/json', 500), undefined, 'HTTP status 500'],
    ['answers HTML', answering('<html><body>Not Found</body></html>', 'text/html', 404), undefined, 'HTML'],
    [
      'shows its stack',
      answering('Error: x\n    at handle (/app/index.js:10:5)\n'),
      undefined,
      'stack trace',
    ],
    ['says nothing', answering(''), undefined, 'no answer of this gateway'],
    ['redirects', answering('', 'text/plain', 302), undefined, 'HTTP status 302'],
    ['fails', answering('{"flag":"failure","code":"S1","message":"no"}'), undefined, 'failed, S1 no'],
    ['hangs up', (request) => request.socket.destroy(), undefined, 'there was no answer'],
    [
      'handles a repeat again',
      (request, response) => {
        request.resume()
        response.end(`{"flag":"success","id":"${++counted}"}`)
      },
      'repeat',
      'handled twice',
    ],
  ])('is told so: it %s', async (_what, listener, fault, problem) => {
    const [caller] = callers as [PlatformCaller]
    const verdict = await trigger({ ...call(caller, await serve(listener)), fault })
    expect(verdict.passed).toBe(false)
    expect(verdict.problems.map(({ en }) => en).join('; ')).toContain(problem)
    for (const { zh } of verdict.problems) expect(zh).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('the check before a service is published', () => {
  it.each(callers)('passes for a service of ours, with and without a secret', async (caller) => {
    const to = await serve(service().inbound.node)
    const gateway = nameOf(caller)
    const open = await checkInbound({ gateway, caller, to, nowMs })
    const whole = await checkInbound({ gateway, caller, to, nowMs, secret: 'helloworld' })
    expect([...open, ...whole].filter(({ passed }) => !passed)).toEqual([])
    expect([open.length, whole.length]).toEqual([caller.forms.length * 2, caller.forms.length * 5])
  })

  it.each(callers)('proves nothing of clocks where a right call is refused as well', async (caller) => {
    const to = await serve(service().inbound.node)
    const verdicts = await checkInbound({ gateway: nameOf(caller), caller, to, nowMs, secret: 'another' })
    const failed = verdicts.filter(({ passed }) => !passed)
    expect(new Set(failed.map(({ fault }) => fault))).toEqual(
      new Set(['old-clock', 'future-clock', 'resplit']),
    )
    expect(failed[0]?.problems[0]?.en).toContain('a call with nothing wrong is refused as well')
    expect(failed[0]?.problems[0]?.zh).toContain('完全正确的请求')
  })

  it('calls no method that a service may have with nothing wrong', async () => {
    const { inbound, inputs } = service()
    const [caller] = callers as [PlatformCaller]
    const to = await serve(inbound.node)
    await checkInbound({ ...call(caller, to), method: 'taobao.demo.notice' })
    expect(inputs).toEqual([])
  })
})

describe('POST /_paifang/trigger', () => {
  it('calls a service by the clock and the account of the emulator', async () => {
    const emulator = await startEmulator({ operations: [], clock: () => nowMs })
    const { inbound, inputs } = service()
    const to = await serve(inbound.node)
    const post = async (body: object) => {
      const response = await fetch(`${emulator.controlUrl}/trigger`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
      return [response.status, await response.json()]
    }
    const wanted = { gateway: 'top', method: 'taobao.demo.notice', to, input: { tid: '7' } }
    expect(await post(wanted)).toMatchObject([200, { passed: true, answers: [{ says: 'done' }] }])
    expect(await post({ ...wanted, fault: 'signature' })).toMatchObject([
      200,
      { passed: true, expected: 'refused' },
    ])
    expect(inputs).toEqual([{ tid: '7' }])
    expect(await post({ ...wanted, fault: 'none' })).toMatchObject([
      400,
      { error: expect.stringContaining('fault') as string },
    ])
    expect(await post({ ...wanted, gateway: 'x' })).toMatchObject([
      400,
      { error: expect.stringContaining('top') as string },
    ])
    expect(await post({ ...wanted, to: 'file:///etc/passwd' })).toMatchObject([
      400,
      { error: 'to: expected a URL, http: or https:' },
    ])
    expect(await post({ ...wanted, form: 'yaml' })).toMatchObject([400, {}])
    await emulator.close()
  })
})
