import { isLeft, isRight } from 'fp-ts/Either'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import { startEmulator, type Emulator, type FaultRule } from '../src'
import { operations, trade } from './operations'
import { now, postForm, signedTop, topParams } from './peers'

describe('the emulator as a transport', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => now, limits: { bodyBytes: 1000 } })
  })
  afterEach(() => emulator.reset())
  afterAll(() => emulator.close())

  const form = new URLSearchParams(signedTop(topParams(trade.method, { tid: '1' }))).toString()
  const request = (more: Partial<HttpRequest> = {}): HttpRequest => ({
    verb: 'POST',
    url: emulator.top.endpoint,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: form,
    ...more,
  })
  const send = (more: Partial<HttpRequest> = {}) => emulator.transport()(request(more))()
  const text = async (more: Partial<HttpRequest> = {}): Promise<string> => {
    const result = await send(more)
    if (isLeft(result)) throw new Error(result.left.reason)
    return Buffer.from(result.right.body).toString('utf8')
  }
  const inject = (fault: FaultRule['fault']): string => emulator.faults.add({ fault })

  it('answers the same as over HTTP, without a socket', async () => {
    const bytes = Buffer.from(form)
    async function* chunks() {
      yield bytes.subarray(0, 10)
      yield bytes.subarray(10)
    }
    const answer = (await postForm(emulator.top.endpoint, signedTop(topParams(trade.method, { tid: '1' }))))
      .text
    const same = answer.replace(/"request_id":"\w+"/, '')
    for (const body of [form, bytes, () => chunks()]) {
      expect((await text({ body })).replace(/"request_id":"\w+"/, '')).toBe(same)
    }
    const { body: _none, ...bodiless } = request({ verb: 'GET', url: `${emulator.top.endpoint}?${form}` })
    const result = await emulator.transport()(bodiless)()
    expect(isRight(result) && result.right).toMatchObject({
      status: 200,
      truncated: false,
      headers: { date: new Date(now).toUTCString(), 'content-length': expect.any(String) },
    })
  })

  it('serves the control API and refuses what is too large', async () => {
    const { body: _none, ...bodiless } = request({ verb: 'GET', url: `${emulator.controlUrl}/clock` })
    expect(await emulator.transport()(bodiless)()).toHaveProperty('right.status', 200)
    expect(await send({ body: 'x'.repeat(1001) })).toHaveProperty('right.status', 413)
  })

  it.each([
    [{ kind: 'reset' }, 'reset'],
    [{ kind: 'truncate' }, 'reset'],
    [{ kind: 'wrong-length' }, 'reset'],
    [{ kind: 'stall' }, 'timeout'],
    [{ kind: 'drip', bytes: 1, everyMs: 1000 }, 'timeout'],
  ] as const)('carries %j as a TransportError', async (fault, reason) => {
    inject(fault)
    expect(await send({ timeoutMs: reason === 'timeout' ? 20 : 60_000 })).toMatchObject({
      left: { _tag: 'TransportError', reason, sent: 'maybe' },
    })
  })

  it('drips in time, and cuts an answer that was announced too short', async () => {
    inject({ kind: 'drip', bytes: 1000, everyMs: 1 })
    expect(await text()).toMatch(/\}\}$/)
    emulator.faults.clear()
    inject({ kind: 'wrong-length', by: -5 })
    expect(await text()).not.toMatch(/\}\}$/)
  })

  it('ends when its caller gives up, before or after', async () => {
    const gone = new AbortController()
    gone.abort()
    expect(await send({ signal: gone.signal })).toMatchObject({ left: { reason: 'aborted', sent: 'no' } })
    const leaving = new AbortController()
    inject({ kind: 'stall' })
    const asked = send({ signal: leaving.signal })
    setImmediate(() => leaving.abort())
    expect(await asked).toMatchObject({ left: { reason: 'aborted', sent: 'maybe' } })
  })

  it('turns a body that cannot be opened into a failure, not a rejection', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a')
      throw new Error('no such file')
    }
    const result = (await send({ body: () => broken() })) as { left?: unknown; right?: HttpResponse }
    expect(result.left).toMatchObject({ reason: 'request', sent: 'no' })
  })
})
