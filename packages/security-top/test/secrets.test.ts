import { inspect } from 'node:util'
import { topOaidDecrypt, topOaidMerge, topSecretGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { batch, createTopClient } from '@paifang/gateway-top'
import { describe as described, type CallError, type CryptoError, type Result } from '@paifang/result'
import { axiosTransport, type Transport } from '@paifang/transport'
import { createOaid, createTopSecurity, type OaidQuery } from '../src'

const mobile = '13912345678'
const name = '金丝雀某'
const address = '金丝雀路一号'
const randomNum = 'canary-random-code'

describe('secrets and personal data', () => {
  it('are in no event, error, journal, table or text on the console', async () => {
    const sinks: unknown[] = []
    const keep = (event: unknown): void => void sinks.push(event)
    const spies = (['log', 'warn', 'error', 'info', 'debug'] as const).map((method) =>
      jest.spyOn(console, method).mockImplementation((...told: unknown[]) => keep(told)),
    )
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(keep)
    const written = jest.spyOn(process.stderr, 'write').mockImplementation((text) => (keep(text), true))

    const emulator = await startEmulator({ operations: [topSecretGet, topOaidDecrypt, topOaidMerge] })
    const { session } = emulator.top
    const keys: string[] = []
    const over = axiosTransport()
    const transport: Transport = (request) => async () => {
      const answer = await over(request)()
      const text = answer._tag === 'Right' ? Buffer.from(answer.right.body).toString() : ''
      keys.push(...[...text.matchAll(/"secret":"([^"]+)"/g)].map(([, secret]) => secret ?? ''))
      return answer
    }
    const client = createTopClient({ ...emulator.top, transport, onEvent: keep, retry: false })
    const security = createTopSecurity({ client, randomNum, onEvent: keep })
    const oaid = createOaid({ client, onEvent: keep })
    const results: Array<Result<CryptoError | CallError, unknown>> = []

    const stored = await security.encrypt(mobile, 'phone', { session })
    const ciphertext = stored._tag === 'Right' ? stored.right : ''
    expect(await security.decrypt(ciphertext, 'phone', { session })).toMatchObject({ right: mobile })
    results.push(
      await security.encrypt(mobile.slice(0, 10), 'phone', { session }),
      await security.decrypt(ciphertext.replace(/.\$1\$$/, '!$1$'), 'phone', { session }),
      await security.decrypt(name, 'nick', { session, strict: true }),
    )
    emulator.state.top.withholdKey('_77')
    results.push(await security.encrypt(name, 'nick', { session: '_77' }))
    emulator.faults.add({
      operation: topSecretGet.method,
      times: 1,
      fault: { kind: 'reset', at: 'after-handling' },
    })
    results.push(await security.encrypt(name, 'nick', { session: '_78' }))
    results.push(await security.encrypt(name, 'nick', { session: 'canary-session' }))

    const receiver = { name, mobile, state: '', city: '', district: '', address_detail: address }
    emulator.state.top.addOaid({ oaid: 'o1', tid: '1', ...receiver })
    const query: OaidQuery = { oaid: 'o1', tid: '1', scene: '1001' }
    expect(await oaid.decrypt([query], { session })).toMatchObject([{ right: { name, mobile } }])
    results.push(...(await oaid.decrypt([{ oaid: 'o2', tid: '2', scene: '1001' }], { session })))
    results.push(await oaid.merge([query], { session: 'canary-session' }))
    const item = [topSecretGet, { random_num: randomNum }, { session: 'canary-session' }] as const
    results.push(...(await batch(client, [item], { onEvent: keep })))

    for (const result of results) {
      expect(result._tag).toBe('Left')
      if (result._tag === 'Left')
        sinks.push(result.left, described(result.left), described(result.left, 'zh'))
    }
    sinks.push(security, oaid, client, emulator.journal.entries(), emulator.journal.har())
    sinks.push(await (await fetch(`${emulator.controlUrl}/state`)).text())
    sinks.push(await (await fetch(`${emulator.controlUrl}/journal/rows`)).text())
    await security.close()
    await client.close()
    await over.close()
    await emulator.close()
    for (const spy of [...spies, warned, written]) spy.mockRestore()

    expect(sinks.filter((sink) => (sink as { type?: string }).type === 'key.fetched')).toHaveLength(4)
    expect(sinks.filter((sink) => (sink as { type?: string }).type === 'oaid.decrypted')).toMatchObject([
      { asked: 1, answered: 1, masked: 0, unmatched: 0 },
      { asked: 1, answered: 0 },
    ])
    expect(keys.length).toBeGreaterThan(0)
    const told = sinks.map(
      (sink) => `${inspect(sink, { depth: 12, showHidden: true })}\n${JSON.stringify(sink)}`,
    )
    const canaries = [mobile, mobile.slice(0, 10), name, address, randomNum, 'canary-session', session]
    for (const canary of [...canaries, emulator.top.appSecret, ...keys])
      expect(told.filter((text) => text.includes(canary)).map((text) => text.slice(0, 300))).toEqual([])
  })
})
