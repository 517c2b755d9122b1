import { describe as describeError } from '@paifang/result'
import { opretailCodes, opretailLoginCodes, type OpretailCode } from '@paifang/gateway-opretail'
import { readPage, writeOnce, writePage } from './support/operations'
import { envelope, requestId, startServer, success, type Server } from './support/startServer'
import { noon, testClient } from './support/testClient'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const failing = Object.values({ ...opretailCodes, ...opretailLoginCodes }).filter(({ code }) => code !== '0')
const input = { enterpriseId: '1', note: 'key-1' }

/** How many requests a code leads to: nothing is repeated but what is safe and may help. */
const attemptsOfRead = ({ code }: OpretailCode): number => (['-100', '-500', '-999'].includes(code) ? 3 : 1)

describe.each(failing)('code $code $name', (entry) => {
  it.each([
    ['a number', Number(entry.code)],
    ['text', entry.code],
  ])('is told of a read as a typed error when it arrives as %s', async (_form, code) => {
    server.answer = () => ({ body: envelope(code, {}, { codename: entry.name, systime: noon }) })
    const client = testClient({ endpoint: server.url })
    const result = await client.call(readPage, input)()
    expect(result).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'GatewayError',
        gateway: 'opretail',
        method: 'open.test.page.read',
        kind: entry.kind,
        code: entry.code,
        name: entry.name,
        message: 'words of the gateway',
        requestId,
        retryable: entry.retryable,
        advice: entry.advice,
      },
    })
    if (result._tag === 'Left') {
      expect(describeError(result.left, 'en')).toContain(entry.advice.en)
      expect(describeError(result.left, 'zh')).toContain(entry.advice.zh)
    }
    expect(server.received).toHaveLength(attemptsOfRead(entry))
    await client.close()
  })

  it('never repeats a write', async () => {
    server.answer = () => ({ body: envelope(entry.code, {}, { codename: entry.name, systime: noon }) })
    const client = testClient({ endpoint: server.url })
    await client.call(writePage, input)()
    expect(server.received).toHaveLength(1)
    await client.close()
  })

  it('has its documented name where the answer names none', async () => {
    server.answer = () => ({ body: JSON.stringify({ stat: { code: entry.code } }) })
    const client = testClient({ endpoint: server.url, retry: false })
    const result = await client.call(readPage, input)()
    expect(result).toMatchObject({ left: { name: entry.name, message: entry.meaning.en } })
    expect(result).not.toHaveProperty('left.requestId')
    await client.close()
  })
})

describe('success', () => {
  it.each([[0], ['0'], ['00']])('is the code %p', async (code) => {
    server.answer = () => ({ body: envelope(code, { data: { total: 1 } }) })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    await client.close()
  })

  it('rounds no long integer', async () => {
    server.answer = () => ({ body: '{"stat":{"code":0},"data":{"total":7091800003790954036}}' })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toEqual({
      _tag: 'Right',
      right: { total: '7091800003790954036' },
    })
    await client.close()
  })
})

describe('code 16, the clock', () => {
  it('is corrected once by the server’s time, for writes as well, and remembered', async () => {
    const ahead = 3_600_000
    server.answer = (_received, index) =>
      index === 0 ? { body: envelope(16, {}, { systime: String(noon + ahead) }) } : { body: success() }
    const client = testClient({ endpoint: server.url })
    expect(await client.call(writePage, input)()).toMatchObject({ _tag: 'Right' })
    await client.call(writePage, input)()
    expect(server.received.map(({ form }) => form.get('_timestamp'))).toEqual([
      '20240310183000',
      '20240310193000',
      '20240310193000',
    ])
    expect(new Set(server.received.map(({ form }) => form.get('_sig'))).size).toBe(2)
    await client.close()
  })

  it('is not corrected twice', async () => {
    server.answer = (_received, index) => ({
      body: envelope(16, {}, { systime: noon + (index + 1) * 3_600_000 }),
    })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toMatchObject({ left: { kind: 'clock', code: '16' } })
    expect(server.received).toHaveLength(2)
    await client.close()
  })

  it('is not repeated where the answer does not tell the time', async () => {
    server.answer = () => ({ body: '{"stat":{"code":16}}' })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toMatchObject({ left: { kind: 'clock' } })
    expect(server.received).toHaveLength(1)
    await client.close()
  })
})

describe('code -100, a duplicate', () => {
  it('repeats a read after a pause that changes _timestamp', async () => {
    let now = noon
    const pauses: number[] = []
    server.answer = (_received, index) => ({ body: index === 0 ? envelope(-100) : success() })
    const client = testClient({
      endpoint: server.url,
      clock: () => now,
      wait: (ms) => {
        pauses.push(ms)
        now += ms
        return Promise.resolve()
      },
    })
    expect(await client.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(pauses).toEqual([1000])
    const signatures = server.received.map(({ form }) => form.get('_sig'))
    expect(new Set(signatures).size).toBe(2)
    await client.close()
  })

  it.each([
    ['a write', writePage, {}],
    ['a write with a key', writeOnce, {}],
    ['a write that the call declares idempotent', writePage, { idempotent: true }],
  ])('never repeats %s', async (_what, operation, options) => {
    server.answer = () => ({ body: envelope(-100) })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(operation, input, options)()).toMatchObject({
      left: { kind: 'duplicate', code: '-100', retryable: false },
    })
    expect(server.received).toHaveLength(1)
    await client.close()
  })
})

describe.each([-500, -999])('code %p, a failure of the platform', (code) => {
  it.each([
    ['a write that the call declares idempotent', writePage, { idempotent: true }],
    ['a write with a key', writeOnce, {}],
  ])('repeats %s, signed afresh', async (_what, operation, options) => {
    let now = noon
    server.answer = (_received, index) => ({ body: index === 0 ? envelope(code) : success() })
    const client = testClient({ endpoint: server.url, clock: () => (now += 1000) })
    expect(await client.call(operation, input, options)()).toMatchObject({ _tag: 'Right' })
    expect(new Set(server.received.map(({ form }) => form.get('_timestamp'))).size).toBe(2)
    await client.close()
  })
})

describe('business failures', () => {
  it('are typed where the operation lists the code', async () => {
    server.answer = () => ({ body: envelope('40001', { data: null }) })
    const client = testClient({ endpoint: server.url })
    const result = await client.call(readPage, input)()
    expect(result).toMatchObject({
      left: {
        _tag: 'BusinessError',
        code: '40001',
        rawCode: '40001',
        message: 'words of the gateway',
        requestId,
        retryable: false,
        output: null,
      },
    })
    expect(JSON.stringify(result)).not.toContain('output')
    await client.close()
  })

  it.each(['1', '-100', '103095'])('win over the table for the code %s', async (code) => {
    server.answer = () => ({ body: envelope(code) })
    const client = testClient({ endpoint: server.url })
    expect(await client.call({ ...readPage, codes: [code] }, input)()).toMatchObject({
      left: { _tag: 'BusinessError', code, rawCode: code },
    })
    expect(server.received).toHaveLength(1)
    await client.close()
  })

  it.each([18, '500', 429, '987654321098765432109', 'TOKEN_ERR', 0.5, 'constructor', '__proto__'])(
    'are unlisted and never repeated for the unknown code %p',
    async (code) => {
      server.answer = () => ({ body: envelope(code) })
      const client = testClient({ endpoint: server.url })
      expect(await client.call(readPage, input)()).toMatchObject({
        left: { _tag: 'BusinessError', code: 'unlisted', rawCode: String(code), retryable: false },
      })
      expect(server.received).toHaveLength(1)
      await client.close()
    },
  )

  it.each([
    [{ isError: true, message: 'why' }, '', 'unlisted'],
    [{ isError: true, code: 40001 }, '40001', '40001'],
    [{ code: '500' }, '500', 'unlisted'],
  ])('hide in a success that says %j', async (rest, rawCode, code) => {
    server.answer = () => ({
      body: JSON.stringify({ stat: { code: 0, codename: 'SUCCESS' }, ...rest, data: { total: 1 } }),
    })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toMatchObject({
      left: { _tag: 'BusinessError', code, rawCode, retryable: false, output: { total: 1 } },
    })
    await client.close()
  })
})
