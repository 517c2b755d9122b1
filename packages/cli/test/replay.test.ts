import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as report } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { mask } from '@paifang/contract'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import fc from 'fast-check'
import { filledInput } from '../src/replay/masked'
import { readRecording } from '../src/replay/readRecording'
import { summaryLine } from '../src/replay/replayLines'
import { UsageError } from '../src/UsageError'
import { paifang, startPaifang, type Ended } from './paifang'
import { gateways } from './pinduoduo'

interface Replayed {
  readonly calls: ReadonlyArray<{
    readonly seq: number
    readonly method: string
    readonly state: string
    readonly why?: string
    readonly changes: ReadonlyArray<unknown>
  }>
  readonly foreign: number
  readonly unread: number
}

const folder = mkdtempSync(join(tmpdir(), 'paifang-replay-'))
const saved = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

let emulator: Emulator
let env: Readonly<Record<string, string>>
const written = join(folder, 'written.jsonl')
const journal = join(folder, 'calls.jsonl')

const begin = async (options: Partial<EmulatorOptions> = {}): Promise<void> => {
  emulator = await startEmulator({
    operations: [blacklist, report, timeGet],
    clock: () => Date.UTC(2026, 0, 2),
    lenient: true,
    onBanner: () => undefined,
    ...options,
  })
  const { top, opretail } = emulator
  env = {
    TOP_APP_KEY: top.appKey,
    TOP_APP_SECRET: top.appSecret,
    TOP_ENDPOINT: top.endpoint,
    OPRETAIL_ACCESS_KEY: opretail.accessKey,
    OPRETAIL_ACCESS_SECRET: opretail.accessSecret,
    OPRETAIL_APPLICATION_ID: opretail.applicationId,
    OPRETAIL_ENDPOINT: opretail.endpoint,
  }
}

const call = (method: string, input: unknown, ...args: ReadonlyArray<string>): Promise<Ended> =>
  paifang(['call', method, '--input', '-', '--json', ...args], { env, input: JSON.stringify(input) })

const replay = async (
  file: string,
  ...args: ReadonlyArray<string>
): Promise<Replayed & { code: number | null }> => {
  const { code, stdout, stderr } = await paifang(['replay', file, '--json', ...args], { env })
  if (stdout === '') throw new Error(stderr)
  return { ...(JSON.parse(stdout) as Replayed), code }
}

const mobile = 'user_blacklist_request.blacklist[0].mobile'

/** Four calls: a read, a write with a masked field, one of the other gateway, one that is refused. */
beforeAll(async () => {
  await begin({ journalFile: written })
  await call(timeGet.method, {})
  await call(blacklist.method, blacklist.example?.input)
  await call(report.method, report.example?.input)
  await call('taobao.nobody.knows', { a: '1' })
  await emulator.journal.flush()
  // The emulator goes on writing its own.
  copyFileSync(written, journal)
})
afterAll(() => emulator.close())

describe('paifang replay', () => {
  it('signs every call anew and finds the same answers, but for what the recording does not show', async () => {
    const before = emulator.journal.seen()
    const { calls, code } = await replay(journal)
    expect(code).toBe(1)
    expect(calls).toMatchObject([
      { seq: 1, method: timeGet.method, state: 'same' },
      {
        seq: 2,
        method: blacklist.method,
        state: 'skipped',
        why: expect.stringContaining(`--param '${mobile}=`),
      },
      { seq: 3, method: report.method, state: 'same' },
      { seq: 4, state: 'skipped', why: expect.stringContaining("--param 'a=") },
    ])
    expect(emulator.journal.seen() - before).toBe(2)
    for (const { checks } of emulator.journal.entries({ since: before }))
      expect(checks).toContainEqual(expect.objectContaining({ name: 'signature', state: 'passed' }))
  })

  it('fills in what was masked, and says of a value that nothing takes', async () => {
    emulator.state.top.blacklist.clear()
    const args = ['--operation', 'blacklist', '--param', `${mobile}=13111111111`, '--param', 'x=1']
    const { code, stderr, stdout } = await paifang(['replay', journal, ...args], { env })
    expect(stdout).toMatch(/^ {4}2 {2}same {2}taobao\.logistics\S+ {2}ok {2}\d+ ms$/m)
    expect(stderr).toContain('--param x: no call hides it')
    expect(stderr).toContain('1 same')
    expect(code).toBe(0)
    const [sent] = emulator.calls(blacklist).slice(-1)
    expect(sent?.input).toMatchObject(blacklist.example?.input as object)
  })

  it('says which status, code and fields changed, and leaves out what it is told to', async () => {
    emulator.faults.add({ fault: { kind: 'error', code: 11 }, operation: timeGet.method, times: 9 })
    const refused = await replay(journal, '--operation', 'time.get')
    expect(refused.code).toBe(1)
    expect(refused.calls[0]).toMatchObject({
      state: 'differs',
      before: { result: 'ok', status: 200 },
      after: { result: 'GatewayError', code: '11' },
      changes: expect.arrayContaining([
        { path: 'result', before: 'ok', after: 'GatewayError' },
        { path: 'code', after: '11' },
      ]),
    })
    emulator.faults.clear()
    emulator.clock.advance(1000)
    const later = await replay(journal, '--operation', 'time.get')
    expect(later.calls[0]?.changes).toEqual([
      {
        path: 'time',
        before: '2026-01-02 08:00:00',
        after: expect.stringMatching(/^2026-01-02 08:\d\d:\d\d$/),
      },
    ])
    expect(await replay(journal, '--operation', 'time.get', '--ignore', 'time')).toMatchObject({ code: 0 })
    emulator.clock.reset()
  })

  it('reads a HAR of the emulator as its journal', async () => {
    const har = await fetch(`${emulator.controlUrl}/journal.har?seqs=1,2,3`)
    const path = saved('emulator.har', await har.text())
    const { calls, foreign } = await replay(path, '--param', `${mobile}=13111111111`)
    expect(calls.map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'same'],
      [2, expect.stringMatching(/same|differs/)],
      [3, 'same'],
    ])
    expect(foreign).toBe(0)
  })

  it('reads a HAR as browsers write it, and counts what is of no gateway', async () => {
    const posted = (text: string): object => ({
      method: 'POST',
      url: 'https://gw.api.taobao.com/router/rest?method=taobao.time.get&app_key=99&v=2.0',
      postData: { mimeType: 'application/x-www-form-urlencoded', text },
    })
    const answer = '{"time_get_response":{"time":"2026-01-02 08:00:00","request_id":"abc"}}'
    const content = {
      mimeType: 'application/json',
      encoding: 'base64',
      text: Buffer.from(answer).toString('base64'),
    }
    const entries = [
      { request: { method: 'GET', url: 'https://www.taobao.com/logo.png' }, response: { status: 200 } },
      {
        startedDateTime: '2026-01-02T00:00:00.000Z',
        time: 12,
        request: posted('timestamp=2026-01-02+08%3A00%3A00&sign_method=md5&sign=00'),
        response: { status: 200, content },
      },
      { request: posted('sign_method=md5&sign=00'), response: { status: 0, content: {} } },
    ]
    const path = saved('browser.har', JSON.stringify({ log: { version: '1.2', entries } }))
    const { calls, foreign, code } = await replay(path)
    expect(calls).toMatchObject([
      { seq: 2, state: 'same' },
      { seq: 3, state: 'sent' },
    ])
    expect({ foreign, code }).toEqual({ foreign: 1, code: 0 })
  })

  it('asks before writes to production as call does, and never goes where the recording went', async () => {
    const args = ['replay', journal, '--gateway', 'top', '--to', 'production', '--param', `${mobile}=1`]
    const before = emulator.journal.seen()
    const refused = await paifang(args, { env })
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('→ https://gw.api.taobao.com/router/rest (production, --to)')
    expect(refused.stderr).toContain(`${blacklist.method} may write`)
    expect(await paifang(args, { env, answer: 'n' })).toMatchObject({ code: 2, stdout: '' })
    expect(emulator.journal.seen()).toBe(before)
  })

  it('sends nothing with --dry-run', async () => {
    const before = emulator.journal.seen()
    const { calls, code } = await replay(journal, '--dry-run', '--last', '2')
    expect(calls).toMatchObject([{ state: 'planned' }, { state: 'skipped' }])
    expect({ code, sent: emulator.journal.seen() - before }).toEqual({ code: 1, sent: 0 })
  })

  it('says of each call that cannot be signed why', async () => {
    const { stdout, code } = await paifang(['replay', journal, '--json'], {
      env: { ...env, OPRETAIL_ACCESS_KEY: '' },
    })
    expect(code).toBe(1)
    expect((JSON.parse(stdout) as Replayed).calls[2]).toMatchObject({
      state: 'skipped',
      why: expect.stringContaining('OPRETAIL_ACCESS_KEY'),
    })
    const entry = (params: object): string =>
      JSON.stringify({
        ...{ seq: 1, request: { verb: 'POST', path: '/', headers: {}, params, files: [] } },
        answer: { status: 200, headers: {}, body: '' },
      })
    for (const [params, words] of [
      [{ app_key: '1' }, 'names no operation'],
      [{ client_id: '1', type: 'pdd.goods' }, 'requests of pdd are not replayed'],
    ] as const) {
      const one = await paifang(['replay', saved('one.json', entry(params)), '--json'], { env, gateways })
      expect((JSON.parse(one.stdout) as Replayed).calls[0]).toMatchObject({
        state: 'skipped',
        why: expect.stringContaining(words),
      })
    }
  })

  it('is a sentence where the file is no recording, or holds no call that is meant', async () => {
    for (const [args, words] of [
      [[saved('none.txt', 'hello')], 'neither a journal'],
      [[saved('empty.har', '{"log":{"entries":[]}}')], 'it has 0 requests'],
      [[join(folder, 'missing')], 'cannot read'],
      [[journal, '--operation', 'nothing.like.it'], 'it has 4 requests'],
      [[journal, '--filter', 'is:odd'], '--filter'],
      [[journal, '--to', emulator.top.endpoint], 'choose with --gateway'],
    ] as const) {
      const refused = await paifang(['replay', ...args], { env })
      expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) })
    }
  })

  it('goes on past lines that were dropped or cut, and counts them', async () => {
    const [first = ''] = readFileSync(journal, 'utf8').split('\n')
    const path = saved('cut.jsonl', `${first}\n{"dropped":3}\n${first.slice(0, 40)}`)
    expect(await replay(path)).toMatchObject({ unread: 4, calls: [{ state: 'same' }] })
  })

  it('replays Qimen, its XML to the byte', async () => {
    const project = mkdtempSync(join(tmpdir(), 'paifang-replay-qimen-'))
    const method = 'taobao.qimen.demo.cancel'
    const text = (name: string, required = false) => ({ name, type: 'String', required })
    const document = {
      title: 'Qimen',
      apis: [
        {
          name: method,
          title: 'cancels',
          request: [{ name: 'request', type: 'Request', fields: [text('orderCode', true), text('reason')] }],
          response: [{ name: 'response', type: 'Response', fields: [text('orderId')] }],
        },
      ],
    }
    writeFileSync(join(project, 'demo.json'), JSON.stringify(document))
    const out = join(project, 'api-qimen-demo')
    await paifang(['generate', '--from', join(project, 'demo.json'), '--out', out], { cwd: project })
    mkdirSync(join(project, 'node_modules'))
    writeFileSync(join(project, 'package.json'), '{"dependencies":{"api-qimen-demo":"*"}}')
    symlinkSync(out, join(project, 'node_modules', 'api-qimen-demo'))
    const file = join(project, 'qimen.jsonl')
    const given = {
      cwd: project,
      env: { QIMEN_APP_KEY: '12345678', QIMEN_APP_SECRET: 'helloworld', QIMEN_CUSTOMER_ID: 'stub-cust-code' },
    }
    const running = startPaifang(['emulate', '--json', '--journal', file], given)
    const { qimen } = JSON.parse(await running.printed(1)) as {
      readonly qimen: { readonly endpoint: string }
    }
    const to = qimen.endpoint
    await paifang(['call', method, '--param', 'orderCode=A&B', '--endpoint', to], given)
    running.interrupt()
    await running.ended
    const again = startPaifang(['emulate', '--json'], given)
    const next = JSON.parse(await again.printed(1)) as { readonly qimen: { readonly endpoint: string } }
    const replayed = await paifang(['replay', file, '--json', '--to', next.qimen.endpoint], given)
    again.interrupt()
    await again.ended
    expect(JSON.parse(replayed.stdout)).toMatchObject({ calls: [{ method, state: 'same' }] })
    expect(replayed.code).toBe(0)
  })
})

describe('a recording', () => {
  it('is read, or refused as none, whatever the document is', () => {
    const names =
      'log entries request response content url params postData text headers answer seq files'.split(' ')
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'medium' },
        fc.oneof(fc.string(), fc.integer(), fc.constantFrom(null, true, 'https://a.example/?a=1', 'base64')),
        fc.array(tie('json'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 4 }),
      ),
    }))
    let read = 0
    const tried = (document: unknown): void => {
      try {
        read += readRecording(JSON.stringify(document), 'it').exchanges.length
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError)
      }
    }
    fc.assert(
      fc.property(json, json, json, (any, params, answer) => {
        tried(any)
        tried({
          log: { entries: [{ request: { url: 'https://a.example/?a=1', postData: any }, response: answer }] },
        })
        tried({
          ...(any as object),
          seq: 1,
          request: { ...(any as object), params: { a: params } },
          answer: { body: answer },
        })
      }),
    )
    expect(read).toBeGreaterThan(100)
  })
})

describe('what was masked', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.constant('***'))
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('json'), { maxLength: 3 }), tie('struct')),
    struct: fc.dictionary(fc.constantFrom('a', 'b', 'mobile'), tie('json'), { maxKeys: 3 }),
  }))
  const struct = fc.dictionary(fc.constantFrom('request', 'mobile', 'note'), json, { maxKeys: 3 })

  it('is what it was, once every place that is missing was given', () => {
    /** What stands at a place of the original. */
    const at = (value: unknown, place: string): unknown =>
      [...place.matchAll(/[^.[\]]+/g)].reduce<unknown>(
        (inner, [step]) => (inner as Readonly<Record<string, unknown>>)[step],
        value,
      )
    fc.assert(
      fc.property(
        struct,
        fc.constantFrom(['mobile'], ['request', 'mobile'], ['request', 'a', 'mobile']),
        (input, path) => {
          const shown = mask(input, [path]) as Readonly<Record<string, unknown>>
          const { missing } = filledInput(shown, new Map())
          const given = new Map(missing.map((place) => [place, at(input, place)]))
          const { value, missing: left, used } = filledInput(shown, given)
          expect(value).toEqual(input)
          expect(left).toEqual([])
          expect(used).toEqual(missing)
        },
      ),
    )
  })
})

describe('how many of each', () => {
  it('is said of one as of one', () => {
    const one = { seq: 1, gateway: 'top', method: timeGet.method, changes: [], hidden: 0 }
    const done = [{ ...one, state: 'differs' as const }]
    expect(summaryLine({ done, left: 0, foreign: 1, unread: 1 }, 'en')).toEqual([
      '1 differs',
      '1 request of no gateway known here',
      '1 line that could not be read',
    ])
    expect(summaryLine({ done: [...done, ...done], left: 2, foreign: 2, unread: 0 }, 'en')).toEqual([
      '2 differ',
      '2 not begun',
      '2 requests of no gateway known here',
    ])
    expect(summaryLine({ done, left: 1, foreign: 1, unread: 0 }, 'zh')).toEqual([
      '1 有差异',
      '1 未开始',
      '1 不属于已知网关的请求',
    ])
  })
})
