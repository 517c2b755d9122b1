import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { paifang, type Ended } from './paifang'

let emulator: Emulator
let folder: string
let env: Readonly<Record<string, string>>

beforeAll(async () => {
  emulator = await startEmulator({ operations: [blacklist] })
  env = { TOP_APP_KEY: emulator.top.appKey, TOP_APP_SECRET: emulator.top.appSecret }
})
beforeEach(async () => {
  emulator.reset()
  folder = await mkdtemp(join(tmpdir(), 'paifang-bulk-'))
  const around = { supplier_id: '1', service_type: '1', ability_type: '1', operate_type: 1 }
  await writeFile(join(folder, 'around.json'), JSON.stringify({ user_blacklist_request: around }))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
afterAll(() => emulator.close())

const bulk = (file: string, ...more: ReadonlyArray<string>): Promise<Ended> => asked(undefined, file, ...more)

/** With somebody at the terminal, who types an answer. */
const asked = (answer: string | undefined, file: string, ...more: ReadonlyArray<string>): Promise<Ended> =>
  paifang(
    [
      'bulk',
      blacklist.method,
      join(folder, file),
      ...[
        '--rows',
        'user_blacklist_request.blacklist',
        '--request-time',
        'user_blacklist_request.request_time',
      ],
      ...['--input', join(folder, 'around.json'), '--endpoint', emulator.top.endpoint],
      ...['--folder', join(folder, 'jobs'), ...more],
    ],
    { env, cwd: folder, ...(answer === undefined ? {} : { answer }) },
  )

const csv = async (rows: number, name = 'rows.csv'): Promise<void> => {
  const lines = Array.from({ length: rows }, (_, index) => `${13_000_000_000 + index},1`)
  await writeFile(join(folder, name), `\uFEFFmobile,reason\n${lines.join('\n')}\n`)
}

describe('paifang bulk', () => {
  it('calls the operation for every row of a CSV file', async () => {
    await csv(120)
    const ended = await bulk('rows.csv')
    expect(ended.stdout).toMatch(/^job \S+: 120 done, 0 refused, 0 unknown, 3 calls$/m)
    expect(ended.code).toBe(0)
    const [first] = emulator.calls(blacklist)
    expect(first?.input?.user_blacklist_request).toMatchObject({ supplier_id: '1', operate_type: 1 })
    expect(first?.input?.user_blacklist_request.blacklist[0]).toEqual({ mobile: '13000000000', reason: '1' })
  })

  it('does nothing again when the same command is run again', async () => {
    await csv(20)
    await bulk('rows.csv')
    const again = await bulk('rows.csv', '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, rows: { read: 20, done: 20 } })
    expect(emulator.calls(blacklist)).toHaveLength(1)
  })

  it('goes on after a wrong app secret under a key of its own, and says where that is another', async () => {
    await csv(120)
    const right = env
    const own = { JOBS_SECRET: '', XDG_CONFIG_HOME: folder }
    try {
      env = { ...right, ...own, TOP_APP_SECRET: 'wrong123' }
      const stopped = await bulk('rows.csv', '--job', 'w1')
      expect([stopped.code, stopped.stderr]).toEqual([4, expect.stringContaining('code 25')])
      expect((await stat(join(folder, 'paifang', 'jobs.key'))).mode & 0o777).toBe(0o600)
      env = { ...right, JOBS_SECRET: 'another' }
      const other = await bulk('rows.csv', '--job', 'w1')
      expect(other.code).toBe(4)
      expect(other.stderr).toContain('kept under another secret')
      expect(other.stderr).toContain('--restart')
      env = { ...right, ...own }
      expect((await bulk('rows.csv', '--job', 'w1')).stdout).toContain('120 done, 0 refused')
    } finally {
      env = right
    }
  })

  it('stops for a column of another name before any call, and takes the mended file', async () => {
    await csv(120)
    const text = await readFile(join(folder, 'rows.csv'), 'utf8')
    await writeFile(join(folder, 'rows.csv'), text.replace('mobile', 'mobbil'))
    const stopped = await bulk('rows.csv')
    expect(stopped.code).toBe(4)
    expect(stopped.stderr).toContain('mobile: expected text (required)')
    expect(emulator.calls(blacklist)).toHaveLength(0)
    await writeFile(join(folder, 'rows.csv'), text)
    expect((await bulk('rows.csv')).stdout).toContain('120 done, 0 refused')
  })

  it('goes on where a ban stopped it, and says until when', async () => {
    await csv(30)
    emulator.state.top.ban({ scope: 'app', seconds: 30_000, appKey: emulator.top.appKey })
    const stopped = await bulk('rows.csv', '--chunk', '10')
    expect(stopped.code).toBe(3)
    expect(stopped.stderr).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\+8/)
    emulator.state.top.unban()
    const ended = await bulk('rows.csv', '--chunk', '10')
    expect(ended.code).toBe(0)
    expect(emulator.state.top.blacklist.size()).toBe(30)
  })

  it('takes NDJSON, maps columns, and reports rows that the operation does not take by number alone', async () => {
    const lines = [{ tel: '13000000001' }, { note: 'no number' }, { tel: '13000000003' }]
    await writeFile(join(folder, 'rows.ndjson'), lines.map((line) => JSON.stringify(line)).join('\n'))
    const files = ['--report', join(folder, 'r.ndjson'), '--refused-rows', join(folder, 'refused.ndjson')]
    const ended = await bulk('rows.ndjson', '--map', 'mobile=tel', ...files)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('2 done, 1 refused')
    expect(JSON.parse(await readFile(join(folder, 'r.ndjson'), 'utf8'))).toMatchObject({
      from: 2,
      to: 2,
      state: 'refused',
      where: 'here',
      path: 'mobile',
    })
    expect(await readFile(join(folder, 'refused.ndjson'), 'utf8')).toBe('{}\n')
  })

  it('checks every row and sends nothing with --dry-run', async () => {
    await csv(120)
    const ended = await bulk('rows.csv', '--dry-run')
    expect(ended.stdout).toBe(
      '120 rows, 3 calls, 0 rows that the operation does not take; nothing was sent\n',
    )
    expect(emulator.calls(blacklist)).toHaveLength(0)
    expect(ended.stderr).toContain('120 rows checked, 0 that the operation does not take')
    expect(ended.stderr).not.toContain('done')
    await csv(1)
    expect((await bulk('rows.csv', '--dry-run')).stdout).toMatch(/^1 row, 1 call, 0 rows that /)
    // Nothing is kept of a check: there is no job to look into for the rest.
    const many = Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? ['{"a":1}', '{"mobile":"1"}'] : []))
    await writeFile(join(folder, 'rows.ndjson'), many.flat().join('\n'))
    const more = await bulk('rows.ndjson', '--dry-run', '--chunk', '1')
    expect(more.stdout).toContain('and more: --json')
    expect(more.stdout).not.toContain('paifang jobs')
  })

  it('says of a method that no package has which was probably meant, before it asks for flags', async () => {
    await csv(1)
    const typo = await paifang(['bulk', blacklist.method.replace('.tms', ''), join(folder, 'rows.csv')])
    expect(typo.code).toBe(64)
    expect(typo.stderr).toContain(`did you mean ${blacklist.method}?`)
  })

  it('writes no JSON lines into a file that it would read as CSV', async () => {
    await csv(1)
    const refused = await bulk('rows.csv', '--refused-rows', join(folder, 'mended.csv'))
    expect(refused.code).toBe(64)
    expect(refused.stderr).toContain('mended.ndjson')
    expect(emulator.calls(blacklist)).toHaveLength(0)
  })

  it('ends with 2 where it is not known what became of a row', async () => {
    await csv(5)
    emulator.faults.add({ fault: { kind: 'html', status: 403 } })
    const ended = await bulk('rows.csv')
    expect(ended.stdout).toContain('1–5  unknown  there was no answer that could be read')
    expect(ended.code).toBe(2)
  })

  it('ends with 4 at an error that every row would meet', async () => {
    await csv(5)
    emulator.faults.add({ fault: { kind: 'error', code: 25 } })
    const ended = await bulk('rows.csv')
    expect(ended.code).toBe(4)
    expect(ended.stderr).toContain('a call failed that every row needs')
  })

  it('begins anew with --restart, and only with --yes where rows were sent', async () => {
    await csv(20)
    await bulk('rows.csv', '--job', 'nightly')
    const refused = await bulk('rows.csv', '--job', 'nightly', '--restart')
    expect(refused.code).toBe(64)
    expect(refused.stderr).toContain('job nightly has sent rows: 20 read, 20 done')
    expect(emulator.calls(blacklist)).toHaveLength(1)
    const again = await bulk('rows.csv', '--job', 'nightly', '--restart', '--yes')
    expect(again.stdout).toMatch(/^job nightly: 20 done/m)
    expect(emulator.calls(blacklist)).toHaveLength(2)
    expect((await bulk('rows.csv', '--job', 'fresh', '--restart')).code).toBe(0)
  })

  it('sends nothing again of a job of which nobody can read how it stands', async () => {
    await csv(20)
    await bulk('rows.csv', '--job', 'nightly')
    const file = join(folder, 'jobs', 'nightly', 'progress.json')
    await writeFile(file, 'torn')
    const refused = await bulk('rows.csv', '--job', 'nightly', '--restart')
    expect([refused.code, refused.stderr]).toEqual([64, expect.stringContaining('may have sent rows')])
    expect((await bulk('rows.csv', '--job', 'nightly')).stdout).toMatch(/^job nightly: 20 done/m)
    expect(await readFile(file, 'utf8')).toContain('"job":"nightly"')
    expect(emulator.calls(blacklist)).toHaveLength(1)

    await csv(20, 'own.csv')
    await bulk('own.csv')
    const names = await readdir(join(folder, 'jobs'))
    const own = names.find((name) => name.startsWith('own_csv-')) ?? ''
    await writeFile(join(folder, 'jobs', own, 'progress.json'), '')
    await csv(21, 'own.csv')
    const mended = await bulk('own.csv')
    expect([mended.code, mended.stderr]).toEqual([
      64,
      expect.stringContaining(`--job ${own} goes on with it`),
    ])
    expect(emulator.calls(blacklist)).toHaveLength(2)
  })

  it('asks on a terminal before it sends again what it has sent', async () => {
    await csv(20)
    await bulk('rows.csv', '--job', 'nightly')
    const no = await asked('', 'rows.csv', '--job', 'nightly', '--restart')
    expect([no.code, no.stderr]).toEqual([
      64,
      expect.stringMatching(/20 done.*Send all of them again\? \[y\/N\][^]*nothing was sent/),
    ])
    expect((await bulk('rows.csv', '--job', 'nightly')).stdout).toMatch(/^job nightly: 20 done/m)
    expect(emulator.calls(blacklist)).toHaveLength(1)
    expect((await asked('y', 'rows.csv', '--job', 'nightly', '--restart')).code).toBe(0)
    expect(emulator.calls(blacklist)).toHaveLength(2)
  })

  it('takes a file without a byte for none, and one without a row for a job that is done', async () => {
    await writeFile(join(folder, 'rows.csv'), '')
    const empty = await bulk('rows.csv')
    expect(empty.code).toBe(64)
    expect(empty.stderr).toContain('rows.csv is empty')
    await writeFile(join(folder, 'rows.csv'), 'mobile,reason\n')
    expect((await bulk('rows.csv')).stdout).toMatch(/^job \S+: 0 done, 0 refused, 0 unknown, 0 calls$/m)
  })

  it('says which line of a file cannot be read', async () => {
    await writeFile(join(folder, 'rows.ndjson'), '{"mobile":"13000000001"}\nnot json\n')
    const ended = await bulk('rows.ndjson')
    expect(ended.code).toBe(4)
    expect(ended.stderr).toContain('line 2: not a JSON object')
    expect((await bulk('rows.ndjson', '--lang', 'zh')).stderr).toContain('第 2 行不是 JSON 对象')
  })

  it('goes on with the mended file where a line of it stopped the job, and sends no row twice', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `{"mobile":"${13_000_000_000 + index}"}`)
    await writeFile(join(folder, 'rows.ndjson'), [...lines, 'not json'].join('\n'))
    expect((await bulk('rows.ndjson')).code).toBe(4)
    const before = emulator.calls(blacklist).length
    expect(before).toBeGreaterThan(0)
    await writeFile(join(folder, 'rows.ndjson'), [...lines, '{"mobile":"13100000000"}'].join('\n'))
    const ended = await bulk('rows.ndjson')
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(/^job \S+: 121 done/m)
    const sent = emulator
      .calls(blacklist)
      .flatMap(({ input }) => input?.user_blacklist_request.blacklist ?? [])
    expect(sent).toHaveLength(121)
    // That one has ended: a file of another size is another one, as of the next night.
    await writeFile(join(folder, 'rows.ndjson'), '{"mobile":"13200000000"}')
    expect((await bulk('rows.ndjson')).stdout).toMatch(/^job \S+: 1 done/m)
  })

  it('takes a job of another endpoint for another job', async () => {
    await csv(20)
    expect((await bulk('rows.csv')).code).toBe(0)
    const other = await startEmulator({ operations: [blacklist] })
    const ended = await bulk('rows.csv', '--endpoint', other.top.endpoint).finally(() => other.close())
    expect(ended.code).toBe(0)
    expect(other.calls(blacklist)).toHaveLength(1)
  })

  it('sends nothing of a file that is not UTF-8, or that names a column twice', async () => {
    // 中国 as a spreadsheet of Windows writes it.
    const gbk = Buffer.from([0xd6, 0xd0, 0xb9, 0xfa])
    await writeFile(
      join(folder, 'rows.csv'),
      Buffer.concat([Buffer.from('mobile,reason\n13000000001,1\n13000000002,'), gbk]),
    )
    const ended = await bulk('rows.csv')
    expect(ended.code).toBe(4)
    expect(ended.stderr).toContain('is not UTF-8')
    await writeFile(
      join(folder, 'rows.ndjson'),
      Buffer.concat([Buffer.from('{"mobile":"'), gbk, Buffer.from('"}')]),
    )
    expect((await bulk('rows.ndjson')).stderr).toContain('is not UTF-8')
    await writeFile(join(folder, 'twice.csv'), 'mobile,mobile\n13000000001,13000000002\n')
    expect((await bulk('twice.csv')).stderr).toContain('two columns are called mobile')
    expect(emulator.calls(blacklist)).toHaveLength(0)
  })

  it('ends with 64 where it is used wrongly, naming the lists there are', async () => {
    await csv(1)
    const bare = await paifang(['bulk', blacklist.method, join(folder, 'rows.csv')], { env, cwd: folder })
    expect(bare).toMatchObject({ code: 64 })
    expect(bare.stderr).toContain('user_blacklist_request.blacklist')
    const none = await bulk('none.csv')
    expect([none.code, none.stderr]).toEqual([
      64,
      expect.stringMatching(/^cannot read \S+none\.csv: there is no such file or folder\n$/),
    ])
    const misspelt = await bulk('rows.csv', '--rows', 'user_blacklist_request.blaklist')
    expect([misspelt.code, misspelt.stderr]).toEqual([
      64,
      '--rows user_blacklist_request.blaklist: the input has no list there; lists are user_blacklist_request.blacklist\n',
    ])
    expect((await bulk('rows.csv', '--rows', 'user_blacklist_request.supplier_id')).code).toBe(64)
    expect((await bulk('rows.csv', '--rows', 'constructor')).code).toBe(64)
    expect(existsSync(join(folder, 'jobs'))).toBe(false)
    expect((await bulk('rows.csv', '--chunk', '0')).code).toBe(64)
    expect((await bulk('rows.csv', '--nonsense')).code).toBe(64)
  })
})

describe('paifang jobs', () => {
  it('lists jobs, and of one the rows that are not done', async () => {
    await csv(12)
    emulator.faults.add({ fault: { kind: 'business', code: '500', retryable: false } })
    await bulk('rows.csv', '--job', 'nightly')
    const jobs = ['--folder', join(folder, 'jobs')]
    const listed = await paifang(['jobs', ...jobs])
    expect(listed.stdout).toMatch(/^nightly {2}ended {2}12 read, 0 done, 12 refused, 0 unknown/)
    const one = await paifang(['jobs', 'nightly', ...jobs])
    expect(JSON.parse(one.stdout)).toEqual({
      ...{ from: 1, to: 12, state: 'refused', where: 'platform', code: '500', mayBePartial: true },
      requestId: expect.any(String) as string,
    })
    expect((await paifang(['jobs', 'another', ...jobs])).code).toBe(64)
  })

  it('hands unknown rows to a person, and takes back what was found out', async () => {
    await csv(5)
    emulator.faults.add({ fault: { kind: 'html', status: 403 } })
    const asked = await bulk('rows.csv', '--job', 'nightly')
    expect(asked.stdout).toContain('paifang jobs nightly --unknown file.csv')
    const of = ['--folder', join(folder, 'jobs')]
    const file = join(folder, 'unknown.csv')
    expect((await paifang(['jobs', 'nightly', '--unknown', file, ...of])).code).toBe(0)
    const given = await readFile(file, 'utf8')
    expect(given.split('\n').slice(0, 2)).toEqual(['row,why,requestId,outcome', '1,answer-lost,,'])
    const answers = ['done', 'refused', 'again', '', 'again']
    const lines = answers.map((outcome, index) => `${index + 1},answer-lost,,${outcome}`)
    await writeFile(file, `row,why,requestId,outcome\n${lines.join('\n')}\n`)
    const settled = await paifang(['jobs', 'nightly', '--settle', file, ...of])
    expect(settled).toMatchObject({ code: 0 })
    expect(settled.stdout).toBe(
      'job nightly: 1 done, 1 refused, 2 to be sent again; run its command once more\n',
    )
    expect((await paifang(['jobs', ...of])).stdout).toContain('1 done, 1 refused, 1 unknown')
    emulator.reset()
    const ended = await bulk('rows.csv', '--job', 'nightly')
    expect(ended.code).toBe(2)
    expect(ended.stdout).toContain('job nightly: 3 done, 1 refused, 1 unknown')
    const report = join(folder, 'report.csv')
    await paifang(['jobs', 'nightly', '--report', report, ...of])
    expect(await readFile(report, 'utf8')).toBe(
      'from,to,state,why,where,code,path,mayBePartial,requestId\n2,2,refused,,person,decided,,,\n4,4,unknown,answer-lost,,,,,\n',
    )
  })

  it('changes nothing where an answer makes no sense, and says which', async () => {
    await csv(3)
    emulator.faults.add({ fault: { kind: 'business', code: '500', retryable: false } })
    await bulk('rows.csv', '--job', 'nightly')
    const of = ['--folder', join(folder, 'jobs')]
    const file = join(folder, 'answers.ndjson')
    await writeFile(file, '{"row":1,"outcome":"done"}\n{"row":2,"outcome":"perhaps"}\n')
    const wrong = await paifang(['jobs', 'nightly', '--settle', file, ...of])
    expect(wrong.code).toBe(4)
    expect(wrong.stderr).toBe(
      `nothing of ${file} was taken: row 2: an outcome is one of done, refused, again\n`,
    )
    await writeFile(file, '{"row":1,"outcome":""}\n')
    const empty = await paifang(['jobs', 'nightly', '--settle', file, ...of])
    expect(empty).toMatchObject({ code: 0 })
    expect(empty.stderr).toContain('has an outcome (done, refused or again)')
    expect((await paifang(['jobs', ...of])).stdout).toContain('0 done, 3 refused, 0 unknown')
    expect((await paifang(['jobs', 'nightly', '--settle', join(folder, 'none.csv'), ...of])).code).toBe(64)
    expect((await paifang(['jobs', '--settle', file, ...of])).code).toBe(64)
  })
})
