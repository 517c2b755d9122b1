import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { right } from 'fp-ts/Either'
import { startEmulator, type Emulator } from '../src'
import { summaryOf, type RowsPage, type Summary } from '../src/control'
import { operations, report, save, trade } from './operations'
import { now, postForm, signedTop, topParams } from './peers'

const retry = { maxAttempts: 3, transientDelayMs: 0, throttledDelayMs: 0 }

describe('the attempts of one call', () => {
  let emulator: Emulator
  let time: number
  /** How the fault `delay` waits. */
  let wait: () => Promise<void>
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => time, wait: () => wait() })
  })
  beforeEach(() => {
    time = now
    wait = () => Promise.resolve()
    emulator.reset()
  })
  afterAll(() => emulator.close())

  const rows = async (q = ''): Promise<ReadonlyArray<Summary>> => {
    const answer = await fetch(`${emulator.controlUrl}/journal/rows?q=${encodeURIComponent(q)}`)
    return ((await answer.json()) as RowsPage).rows.map(summaryOf)
  }
  /** Of each row in its order: how many rows before it the first attempt is; 0 where there is none. */
  const links = async (): Promise<ReadonlyArray<number>> =>
    (await rows()).map(({ seq, retryOf }) => (retryOf === 0 ? 0 : seq - retryOf))
  /** Signs each attempt a second later than the one before. */
  const clock = (): number => (time += 1000)
  const top = (): ReturnType<typeof createTopClient> => createTopClient({ ...emulator.top, clock, retry })
  const send = (tid: string, session = ''): Promise<unknown> => {
    const given = topParams(trade.method, { tid, ...(session === '' ? {} : { session }) })
    return postForm(emulator.top.endpoint, signedTop(given))
  }

  it('are linked to the first where a client makes them again', async () => {
    emulator.faults.add({ fault: { kind: 'html' }, times: 1 })
    emulator.faults.add({ fault: { kind: 'error' }, nth: 2 })
    const client = top()
    await client.call(trade, { tid: '1' }, { idempotent: true })()
    await client.call(trade, { tid: '1' }, { idempotent: true })()
    await client.close()
    const seen = await rows()
    expect(seen.map(({ outcome }) => outcome)).toEqual(['fault', 'refused', 'answered', 'answered'])
    expect(await links()).toEqual([0, 1, 2, 0])
    const [first] = seen
    expect((await rows('is:retry')).map(({ seq }) => seq)).toEqual(seen.slice(1, 3).map(({ seq }) => seq))
    expect(await rows(`retry:${first?.seq}`)).toHaveLength(2)
    const answer = await fetch(`${emulator.controlUrl}/journal/${seen[1]?.seq}`)
    expect(await answer.json()).toMatchObject({ retryOf: first?.seq })
    expect(emulator.journal.entries()[0]).not.toHaveProperty('retryOf')
  })

  it('are known behind each way in which an answer is lost', async () => {
    for (const kind of ['reset', 'truncate', 'empty', 'wrong-root'] as const) {
      emulator.reset()
      emulator.faults.add({ fault: { kind }, times: 1 })
      await send('1').catch(() => undefined)
      await send('1')
      await send('1')
      expect([kind, await links()]).toEqual([kind, [0, 1, 0]])
    }
  })

  it('are known where the client left before its answer', async () => {
    emulator.faults.add({ fault: { kind: 'delay', ms: 1 }, times: 1 })
    const leaving = new AbortController()
    let release = (): void => undefined
    const held = new Promise<void>((arrived) => {
      wait = () => {
        arrived()
        return new Promise((resolve) => (release = resolve))
      }
    })
    const body = new URLSearchParams(signedTop(topParams(trade.method, { tid: '1' })))
    const call = fetch(emulator.top.endpoint, { method: 'POST', body, signal: leaving.signal })
    await held
    leaving.abort()
    await expect(call).rejects.toThrow()
    // Until the server has seen the connection end.
    for (let turn = 0; turn < 20; turn += 1) await rows()
    release()
    while (emulator.journal.seen() === 0) await rows()
    await send('1')
    await send('1')
    expect(await links()).toEqual([0, 1, 0])
  })

  it('are none where the answer came, however late', async () => {
    emulator.faults.add({ fault: { kind: 'delay', ms: 1 } })
    await send('1')
    await send('1')
    expect(await links()).toEqual([0, 0])
  })

  it('are not linked with a call that differs, or of somebody else', async () => {
    emulator.faults.add({ fault: { kind: 'html' }, nth: [1, 3] })
    await send('1')
    await send('2')
    await send('1', 'one')
    await send('1', 'another')
    await send('1')
    expect(await links()).toEqual([0, 0, 0, 0, 4])
  })

  it('are linked behind a refusal of the session, which the next attempt has renewed', async () => {
    emulator.on(save, () => async () => right({ result: { success: true, code: '200', is_retry: false } }))
    const old = emulator.state.top.sessions.issue()
    emulator.state.top.sessions.revoke(old)
    const renewed = emulator.state.top.sessions.issue()
    const saved = (session: string, mobile = '1'): Promise<unknown> => {
      const request = JSON.stringify({ mobile, request_id: '1' })
      return postForm(emulator.top.endpoint, signedTop(topParams(save.method, { session, request })))
    }
    await saved(old)
    expect((await rows())[0]).toMatchObject({ outcome: 'refused', code: '27' })
    await saved(renewed, '2')
    await saved(renewed)
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['refused', 'answered', 'answered'])
    expect(await links()).toEqual([0, 0, 2])
  })

  it('are linked where the answer itself says that the call may be made again', async () => {
    let calls = 0
    emulator.on(save, () => async () => {
      calls += 1
      return right({ result: { success: calls > 1, code: calls > 1 ? '200' : '500', is_retry: calls === 1 } })
    })
    const session = emulator.state.top.sessions.issue()
    const request = { mobile: '1', request_id: '1' }
    const client = top()
    await client.call(save, { request }, { session })()
    await client.close()
    expect(await links()).toEqual([0, 1])
  })

  it('are linked on opretail, whose attempts differ in their nonce too', async () => {
    const client = createOpretailClient({ ...emulator.opretail, clock, nonce: true, retry })
    emulator.faults.add({ fault: { kind: 'html' }, times: 1 })
    await client.call(report, { pageNumber: 1 })()
    await client.close()
    expect(await links()).toEqual([0, 1])
  })

  it('are forgotten with the journal', async () => {
    emulator.faults.add({ fault: { kind: 'html' }, times: 1 })
    await send('1')
    emulator.journal.clear()
    await send('1')
    expect(await links()).toEqual([0])
  })
})
