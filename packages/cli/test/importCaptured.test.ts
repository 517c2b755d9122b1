import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as report } from '@paifang/api-opretail-livecheck'
import { startEmulator, type Emulator } from '@paifang/emulator'
import type { Entry } from '@paifang/emulator/control'
import type { Imported } from '@paifang/explorer/contract'
import { contextOf, shippedGateways } from '../src'
import { importCaptured } from '../src/explore/importCaptured'
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
      expect(await importing(form)).toMatchObject({ seqs: [at + 1], unread: 0 })
      expect(entry(at + 1)).toMatchObject({ gateway: 'top', method: sync.method, refusal: { code: 29 } })
    }
  })

  it('takes every request of a HAR and of a journal, each to its gateway, and says how many it could not read', async () => {
    await called()
    const har = JSON.stringify(emulator.journal.har())
    expect(await importing(har, true)).toEqual({ seqs: [4, 6], unread: 0, said: [] })
    expect([4, 6].map((seq) => entry(seq)?.gateway)).toEqual(['top', 'opretail'])
    // What was masked is gone, so it is missed; nothing else is.
    expect(entry(6)).toMatchObject({ outcome: 'answered' })
    await emulator.journal.flush()
    const lines = readFileSync(journal, 'utf8').trim().split('\n').slice(0, 2)
    expect(await importing(lines.join('\n'))).toEqual({ seqs: [7, 8], unread: 0, said: [] })
    const broken = JSON.stringify({
      log: {
        entries: [
          { request: { url: 'http://x/' } },
          null,
          ...(JSON.parse(har) as { log: { entries: object[] } }).log.entries,
        ],
      },
    })
    expect(await importing(broken)).toEqual({ seqs: [9, 10], unread: 2, said: [] })
  })

  /** Where the head of a request ends is where its body begins. */
  const bodyOf = (one: Entry | undefined): string =>
    one?.request.raw.split('\r\n\r\n').slice(1).join('') ?? ''

  it('sends a request as it was: verb, place of each parameter, headers, parts and bytes', async () => {
    const query = `method=${sync.method}&app_key=999&v=2.0`
    const parts = [
      ['user_blacklist_request', '{"a":"中文"}'],
      ['sign', 'X'],
    ]
      .map(([name, text]) => `--bound\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
      .join('')
    const multipart = `${parts}--bound\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\nContent-Type: image/png\r\n\r\nPNG bytes\r\n--bound--\r\n`
    const type = 'multipart/form-data; boundary=bound'
    const headers = [
      ['Content-Type', type],
      ['X-Shop', 'west'],
      ['user-agent', 'legacy/1.0'],
    ] as const
    const url = `https://eco.taobao.com/router/rest?${query}`
    const forms = [
      `POST /router/rest?${query} HTTP/1.1\r\nHost: eco.taobao.com\r\n${headers.map((one) => one.join(': ')).join('\r\n')}\r\nContent-Length: ${Buffer.byteLength(multipart)}\r\n\r\n${multipart}`,
      JSON.stringify({
        request: {
          method: 'POST',
          url,
          headers: headers.map(([name, value]) => ({ name, value })),
          postData: { mimeType: type, text: multipart },
        },
      }),
      `curl '${url}' ${headers.map((one) => `-H '${one.join(': ')}'`).join(' ')} --data-binary $'${multipart.replaceAll('\r', '\\r').replaceAll('\n', '\\n')}'`,
      `fetch(${JSON.stringify(url)}, { method: 'POST', headers: ${JSON.stringify(Object.fromEntries(headers))}, body: ${JSON.stringify(multipart)} })`,
    ]
    for (const [at, form] of forms.entries()) {
      expect(await importing(form)).toEqual({ seqs: [at + 1], unread: 0, said: [] })
      const found = entry(at + 1)
      expect(found?.request.raw.split('\r\n')[0]).toBe(`POST /router/rest?${query} HTTP/1.1`)
      expect(found?.request).toMatchObject({
        headers: { 'content-type': type, 'x-shop': 'west', 'user-agent': 'legacy/1.0' },
        files: [{ name: 'photo', fileName: 'a.png', type: 'image/png', bytes: 9 }],
        bodyBytes: Buffer.byteLength(multipart),
      })
      expect(bodyOf(found)).toContain('PNG bytes')
    }
    // All of it in the query, and nothing else.
    expect(await importing(`curl -G 'http://127.0.0.1:1/router/rest' -d '${query}' -d sign=X`)).toMatchObject(
      { said: [] },
    )
    expect(entry(5)?.request).toMatchObject({ verb: 'GET', bodyBytes: 0, params: { app_key: '999' } })
    expect(entry(5)?.request.raw).toContain(`GET /router/rest?${query}&sign=`)
  })

  it('brings the bytes of a journal back, whatever they are', async () => {
    // What is masked is as long as what came, and is not it.
    await emulator.close()
    const options = { operations: [sync], clock: () => now, onBanner: () => undefined, journalFile: journal }
    emulator = await startEmulator({ ...options, showSensitive: true })
    const body = Buffer.concat([Buffer.from('method=a&app_key=1&sign=X&b='), Buffer.from([0xd6, 0xd0, 0xff])])
    await fetch(emulator.top.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=gbk' },
      body,
    })
    await emulator.journal.flush()
    expect(await importing(readFileSync(journal, 'utf8').trim())).toEqual({ seqs: [2], unread: 0, said: [] })
    const [first, second] = await Promise.all(
      [1, 2].map(async (seq) =>
        (await fetch(`${emulator.controlUrl}/journal/${seq}/request.bin`)).arrayBuffer(),
      ),
    )
    const tail = (bytes: ArrayBuffer | undefined): Buffer =>
      Buffer.from(bytes ?? new ArrayBuffer(0)).subarray(-5)
    expect(tail(second)).toEqual(tail(first))
    expect(tail(second).subarray(-3)).toEqual(Buffer.from([0xd6, 0xd0, 0xff]))
  })

  it('says what it could not send as it was', async () => {
    const said = async (from: string): Promise<ReadonlyArray<string>> =>
      (await importing(from)).said.map(({ en }) => en)
    const pairs = `method=${sync.method}&app_key=999&sign=X`
    expect(await said(pairs)).toEqual([expect.stringContaining('not how they were sent')])
    expect(
      await said(
        `curl -X PATCH -u a:b https://shop.example/gateway/top -F method=a -F app_key=1 -F sign=X -F 'photo=@/tmp/a.png;type=image/png'`,
      ),
    ).toEqual([
      'the header that "u" makes was left out',
      'the content of the file of "photo" is not in the text: an empty file was sent',
      '/gateway/top is no path of the emulator: sent to /router/rest',
      'PATCH went as POST',
    ])
    expect(entry(2)?.request.files).toEqual([
      { name: 'photo', fileName: 'a.png', type: 'image/png', bytes: 0 },
    ])
    const har = {
      request: {
        method: 'POST',
        url: 'https://eco.taobao.com/router/rest',
        headers: [
          { name: ':authority', value: 'eco.taobao.com' },
          { name: 'Content-Encoding', value: 'gzip' },
          { name: 'x-名', value: '1' },
        ],
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          params: [
            { name: 'method', value: 'a' },
            { name: 'app_key', value: '1' },
            { name: 'sign', value: 'X' },
          ],
        },
      },
    }
    expect(await said(JSON.stringify(har))).toEqual([
      'its body was put together from its parameters',
      'its body is not compressed here: content-encoding was left out',
      'the header x-名 cannot be sent',
    ])
    expect(entry(3)?.request.params).toMatchObject({ method: 'a', app_key: '1' })
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
