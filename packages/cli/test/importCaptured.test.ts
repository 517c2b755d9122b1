import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as report } from '@paifang/api-opretail-livecheck'
import { startEmulator, type Emulator } from '@paifang/emulator'
import type { Entry } from '@paifang/emulator/control'
import { contextOf, shippedGateways } from '../src'
import { importCaptured, type Imported } from '../src/explore/importCaptured'
import { UsageError } from '../src/UsageError'

const now = Date.UTC(2026, 10, 26, 4)

const context = contextOf([], {
  gateways: shippedGateways,
  cwd: __dirname,
  load: () => ({}),
  terminal: false,
  env: { HOME: '/nonexistent' },
  print: () => undefined,
  notice: () => undefined,
  readStdin: () => Promise.resolve(''),
  signal: new AbortController().signal,
})

describe('importCaptured', () => {
  let emulator: Emulator
  let journal: string
  beforeEach(async () => {
    journal = join(mkdtempSync(join(tmpdir(), 'paifang-import-')), 'calls.jsonl')
    emulator = await startEmulator({
      operations: [sync, report],
      clock: () => now,
      onBanner: () => undefined,
      journalFile: journal,
    })
  })
  afterEach(() => emulator.close())

  const importing = (from: string, asOwn = false): Promise<Imported> =>
    importCaptured({ from, asOwn }, emulator.url, context)
  const entry = (seq: number): Entry | undefined => emulator.journal.entries().find((one) => one.seq === seq)

  /** One call of each gateway, answered. */
  const called = async (): Promise<void> => {
    const [top, opretail] = [
      createTopClient({ ...emulator.top, clock: () => now }),
      createOpretailClient({ ...emulator.opretail, clock: () => now }),
    ]
    const input = {
      user_blacklist_request: {
        request_id: '7091800003790954036',
        request_time: 1656674541001,
        supplier_id: '10000000001',
        service_type: '1',
        ability_type: '1',
        blacklist: [{ mobile: '13111111111', reason: '1' }],
        operate_type: 1,
      },
    }
    expect(await top.call(sync, input)()).toMatchObject({ _tag: 'Right' })
    expect(await opretail.call(report, sampleReport)()).toMatchObject({ _tag: 'Right' })
    await top.close()
    await opretail.close()
  }
  const sampleReport = report.example?.input as Parameters<typeof report.input.encode>[0]

  it('judges one request, in whichever form it was written down', async () => {
    const pairs = `method=${sync.method}&app_key=999&sign=X&v=2.0`
    const forms = [
      pairs,
      `curl https://eco.taobao.com/router/rest --data '${pairs}'`,
      `2026-11-26 12:00:00 INFO sent "${pairs}"`,
      `POST /router/rest HTTP/1.1\nHost: eco.taobao.com\nContent-Type: application/x-www-form-urlencoded\n\n${pairs}`,
    ]
    for (const [at, form] of forms.entries()) {
      expect(await importing(form)).toEqual({ seqs: [at + 1], unread: 0 })
      expect(entry(at + 1)).toMatchObject({ gateway: 'top', method: sync.method, refusal: { code: 29 } })
    }
  })

  it('takes every request of a HAR and of a journal, each to its gateway, and says how many it could not read', async () => {
    await called()
    const har = JSON.stringify(emulator.journal.har())
    expect(await importing(har, true)).toEqual({ seqs: [4, 6], unread: 0 })
    expect([4, 6].map((seq) => entry(seq)?.gateway)).toEqual(['top', 'opretail'])
    // What was masked is gone, so it is missed; nothing else is.
    expect(entry(6)).toMatchObject({ outcome: 'answered' })
    await emulator.journal.flush()
    const lines = readFileSync(journal, 'utf8').trim().split('\n').slice(0, 2)
    expect(await importing(lines.join('\n'))).toEqual({ seqs: [7, 8], unread: 0 })
    const broken = JSON.stringify({
      log: {
        entries: [
          { request: { url: 'http://x/' } },
          null,
          ...(JSON.parse(har) as { log: { entries: object[] } }).log.entries,
        ],
      },
    })
    expect(await importing(broken)).toEqual({ seqs: [9, 10], unread: 2 })
  })

  it('says what it cannot do', async () => {
    await expect(importing('nothing at all')).rejects.toThrow(UsageError)
    await expect(importing(`method=a&sign=X&app_key=1&sign_method=none`, true)).rejects.toThrow('sign_method')
    const many = JSON.stringify({
      log: { entries: Array.from({ length: 201 }, () => ({ request: { url: 'http://x/?a=1' } })) },
    })
    await expect(importing(many)).rejects.toThrow('200')
    await emulator.close()
    await expect(importing('method=a&sign=X&app_key=1')).rejects.toThrow('nobody answers')
    emulator = await startEmulator({ operations: [sync], onBanner: () => undefined })
  })
})
