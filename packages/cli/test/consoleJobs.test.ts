import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator } from '@paifang/emulator'
import type { JobList, JobPage, JobRow, JobRows } from '@paifang/explorer/contract'
import { levelCheckpoint } from '@paifang/jobs/level'
import { contextOf, shippedGateways } from '../src'
import { createViews } from '../src/explore/jobs/createViews'
import { listJobs } from '../src/explore/jobs/listJobs'
import { rowsOfJob } from '../src/explore/jobs/rowsOfJob'
import { reasonsOfJob } from '../src/explore/jobs/reasonsOfJob'
import { startConsole, type Console } from '../src/explore/startConsole'
import { paifang } from './paifang'

let emulator: Emulator
let folder: string
let jobs: string
let served: Console

const canary = { session: '6canary4711session', mobile: '13812344711' }

/** What every test begins with: a folder with a job that has ended. */
let nightly: string

beforeAll(async () => {
  emulator = await startEmulator({ operations: [blacklist], onBanner: () => undefined })
  nightly = await mkdtemp(join(tmpdir(), 'paifang-nightly-'))
  await runNightly()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-console-jobs-'))
  jobs = join(folder, 'jobs')
  served = await startConsole(
    { jobs: [jobs] },
    contextOf([], {
      gateways: shippedGateways,
      cwd: folder,
      load: () => ({}),
      terminal: false,
      env: { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' },
      print: () => undefined,
      notice: () => undefined,
      readStdin: () => Promise.resolve(''),
      signal: new AbortController().signal,
    }),
  )
})
afterEach(async () => {
  await served.close()
  await rm(folder, { recursive: true, force: true })
})
afterAll(async () => {
  await emulator.close()
  await rm(nightly, { recursive: true, force: true })
})

interface Answered {
  readonly status: number
  readonly text: string
}

const ask = async (path: string, body?: object): Promise<Answered> => {
  const authorization = `Bearer ${new URL(served.link).hash.replace('#token=', '')}`
  const answer = await fetch(`${served.url}/api/jobs${path}`, {
    headers: { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

const read = async <A>(path: string, body?: object): Promise<A> => {
  const { status, text } = await ask(path, body)
  if (status !== 200) throw new Error(`${status} ${text}`)
  return JSON.parse(text) as A
}

const account = (): Readonly<Record<string, string>> => ({
  TOP_APP_KEY: emulator.top.appKey,
  TOP_APP_SECRET: emulator.top.appSecret,
})

/** Twelve rows in three requests: the first is refused, no answer to the second could be read, the third is done. */
const runNightly = async (): Promise<void> => {
  const lines = Array.from({ length: 12 }, (_, index) => `${13_812_344_711 + index},1`)
  await writeFile(join(nightly, 'rows.csv'), `mobile,reason\n${lines.join('\n')}\n`)
  const refusal = { kind: 'business', code: 'isv.invalid-parameter', retryable: false } as const
  emulator.faults.add({ nth: 1, fault: refusal })
  // Each is asked three times.
  for (const nth of [2, 3, 4]) emulator.faults.add({ nth, fault: { kind: 'html', status: 403 } })
  const request = 'user_blacklist_request'
  const params = ['supplier_id=1', 'service_type=1', 'ability_type=1', 'operate_type=1']
  const ended = await paifang(
    [
      ...['bulk', blacklist.method, join(nightly, 'rows.csv'), '--rows', `${request}.blacklist`],
      ...['--request-time', `${request}.request_time`, '--chunk', '4', '--concurrency', '1'],
      '--param',
      ...params.map((param) => `${request}.${param}`),
      ...['--endpoint', emulator.top.endpoint, '--folder', join(nightly, 'jobs'), '--job', 'nightly'],
    ],
    { env: account(), cwd: nightly },
  )
  if (ended.code !== 2) throw new Error(ended.stderr + ended.stdout)
}

/** Gives the id of the job in the folder of this test. */
const listNightly = async (): Promise<string> => {
  await cp(join(nightly, 'jobs'), jobs, { recursive: true })
  return (await read<JobList>('')).jobs[0]?.id ?? ''
}

describe('the jobs of the console', () => {
  it('are those of the folders, as they stand, with the lines that go on with them', async () => {
    expect(await read<JobList>('')).toEqual({ folders: [jobs], jobs: [], damaged: [] })
    const id = await listNightly()
    const { line, commands, reasons, requests, problem } = await read<JobPage>(`/${id}`)
    expect(line).toMatchObject({
      ...{ job: 'nightly', folder: jobs, gateway: 'top', method: blacklist.method, state: 'ended' },
      rows: { read: 12, done: 4, refused: 4, unknown: 4 },
      total: 12,
    })
    expect(Date.now() - line.toldMs).toBeLessThan(60_000)
    expect(commands.resume).toBe(
      `cd ${nightly} && paifang bulk ${blacklist.method} ${nightly}/rows.csv --rows user_blacklist_request.blacklist ` +
        '--request-time user_blacklist_request.request_time --chunk 4 --concurrency 1 --param ' +
        ['supplier_id=1', 'service_type=1', 'ability_type=1', 'operate_type=1']
          .map((param) => `user_blacklist_request.${param}`)
          .join(' ') +
        ` --endpoint ${emulator.top.endpoint} --folder ${nightly}/jobs --job nightly`,
    )
    expect(commands.settle).toBe(`paifang jobs nightly --folder ${jobs} --settle unknown.csv`)
    expect([requests, problem, reasons.isWhole]).toEqual([[], null, true])
    expect(reasons.reasons).toMatchObject([
      { state: 'refused', where: 'platform', code: 'isv.invalid-parameter', rows: 4 },
      { state: 'unknown', code: 'answer-lost', rows: 4, advice: null },
    ])
    expect(reasons.reasons[0]?.advice?.zh).toMatch(/[\u4e00-\u9fff]/)
  })

  it('are said to be damaged where nobody can read how they stand, with what to do', async () => {
    await listNightly()
    await writeFile(join(jobs, 'nightly', 'progress.json'), '{"job":"nightly"')
    const { damaged, ...list } = await read<JobList>('')
    expect(list.jobs).toEqual([])
    expect(damaged).toEqual([
      {
        en: expect.stringMatching(
          /^nightly: damaged, .*progress\.json cannot be read\..* once more/,
        ) as string,
        zh: expect.stringMatching(/^nightly：已损坏/) as string,
      },
    ])
    const all = await paifang(['jobs', '--folder', jobs])
    expect(all).toEqual({ code: 0, stdout: '', stderr: `${damaged[0]?.en ?? ''}\n` })
    expect(await paifang(['jobs', '--folder', jobs, '--json', '--lang', 'zh'])).toEqual({
      ...{ code: 0, stdout: '[]\n', stderr: `${damaged[0]?.zh ?? ''}\n` },
    })
    const one = await paifang(['jobs', 'nightly', '--folder', jobs])
    expect(one).toEqual({ code: 64, stdout: '', stderr: `${damaged[0]?.en ?? ''}\n` })
  })

  it('have rows by pages, found by state, number, code and request', async () => {
    const id = await listNightly()
    const all = await read<JobRows>(`/${id}/rows`)
    expect(all.next).toBeNull()
    expect(all.rows.map(({ from, to, state }) => [from, to, state])).toEqual([
      [1, 4, 'refused'],
      [5, 8, 'unknown'],
    ])
    const found = async (query: string): Promise<ReadonlyArray<number>> =>
      (await read<JobRows>(`/${id}/rows?${query}`)).rows.map(({ from }) => from)
    expect(await found('state=unknown')).toEqual([5])
    expect(await found('text=INVALID-param')).toEqual([1])
    expect(await found('text=7')).toEqual([5])
    expect(await found(`text=${all.rows[0]?.requestId ?? ''}`)).toEqual([1])
    expect(await found('after=4')).toEqual([5])
    expect(await found('after=-1e999&state=none')).toEqual([1, 5])
  })

  it('give the files that the command line writes', async () => {
    const id = await listNightly()
    for (const [name, flag] of [
      ['report.csv', '--report'],
      ['report.ndjson', '--report'],
      ['unknown.csv', '--unknown'],
    ]) {
      const file = join(folder, name ?? '')
      await paifang(['jobs', 'nightly', '--folder', jobs, flag ?? '', file])
      const written = await readFile(file, 'utf8')
      expect(written.length).toBeGreaterThan(50)
      expect((await ask(`/${id}/${name ?? ''}`)).text).toBe(written)
    }
  })

  it('are settled by what a person found out, all of it or nothing', async () => {
    const id = await listNightly()
    const wrong = [
      { from: 5, to: 6, outcome: 'done' },
      { from: 13, to: 13, outcome: 'done' },
    ]
    expect(await ask(`/${id}/settle`, { rows: wrong })).toMatchObject({
      status: 400,
      text: expect.stringContaining('row 13') as string,
    })
    for (const rows of [[], [{ from: 0, to: 3, outcome: 'done' }], [{ from: 1, to: 1e9, outcome: 'done' }]])
      expect((await ask(`/${id}/settle`, { rows })).status).toBe(400)
    expect((await read<JobPage>(`/${id}`)).line.rows).toMatchObject({ refused: 4, unknown: 4 })
    const rows = [
      { from: 5, to: 6, outcome: 'done' },
      { from: 7, to: 7, outcome: 'refused' },
      { from: 8, to: 8, outcome: 'again' },
    ]
    expect(await read(`/${id}/settle`, { rows })).toEqual({ done: 2, refused: 1, again: 1 })
    const { line, commands, requests } = await read<JobPage>(`/${id}`)
    expect(line).toMatchObject({ state: 'stopped', rows: { done: 6, refused: 5, unknown: 0 } })
    expect(requests).toEqual([{ from: 8, to: 8, rows: 1, state: 'pending', again: true }])
    // What settled them knows nothing of the line that began the job, and keeps it.
    expect(commands.resume).toContain('paifang bulk')
  })

  it('are seen while a runner has them, and settled by nobody then', async () => {
    const id = await listNightly()
    const held = await levelCheckpoint({ folder: jobs, secret: 'x' }).open('nightly')
    if (held._tag === 'Left') throw new Error(held.left.reason)
    try {
      expect((await read<JobRows>(`/${id}/rows`)).rows).toHaveLength(2)
      const refused = await ask(`/${id}/settle`, { rows: [{ from: 5, to: 5, outcome: 'done' }] })
      expect(refused.status).toBe(400)
      expect(JSON.parse(refused.text)).toMatchObject({
        error: { zh: expect.stringMatching(/[\u4e00-\u9fff]/) as string },
      })
    } finally {
      await held.right.close()
    }
  })

  it('name no path, are for who has the token, and show nothing of a row or of an account', async () => {
    const id = await listNightly()
    for (const path of ['/../../etc', '/..%2f..%2fetc', '/nightly', `/${id}/store`])
      expect((await ask(path)).status).not.toBe(200)
    expect((await ask('/AAAAAAAAAAAAAAAA')).status).toBe(400)
    expect((await ask('/AAAAAAAAAAAAAAAA/report.csv')).status).toBe(400)
    expect((await fetch(`${served.url}/api/jobs`)).status).toBe(401)
    expect((await fetch(`${served.url}/api/jobs/${id}/report.csv`)).status).toBe(401)
    const all = await Promise.all(
      ['', `/${id}`, `/${id}/rows`, `/${id}/report.csv`, `/${id}/unknown.csv`].map(async (path) => {
        const { status, text } = await ask(path)
        expect(status).toBe(200)
        return text
      }),
    )
    for (const text of all)
      for (const hidden of [canary.mobile, emulator.top.appSecret]) expect(text).not.toContain(hidden)
  })

  it('keep a line with *** in the place of a session and of a sensitive parameter', async () => {
    await writeFile(join(folder, 'rows.csv'), 'reason\n1\n')
    const request = 'user_blacklist_request'
    await paifang(
      [
        ...[
          'bulk',
          blacklist.method,
          join(folder, 'rows.csv'),
          '--rows',
          `${request}.blacklist`,
          '--job',
          'nightly',
        ],
        ...['--param', `${request}.blacklist[0].mobile=${canary.mobile}`, `${request}.supplier_id=it's`],
        ...['--endpoint', emulator.top.endpoint, '--folder', jobs, '--session', canary.session],
      ],
      { env: account(), cwd: folder },
    )
    const { jobs: listed } = await read<JobList>('')
    const { text } = await ask(`/${listed[0]?.id ?? ''}`)
    for (const hidden of Object.values(canary)) expect(text).not.toContain(hidden)
    const kept = await readFile(join(jobs, 'nightly', 'progress.json'), 'utf8')
    for (const hidden of Object.values(canary)) expect(kept).not.toContain(hidden)
    const { commands } = JSON.parse(text) as JobPage
    expect(commands.resume).toContain(`'${request}.blacklist[0].mobile=***'`)
    expect(commands.resume).toContain(`'${request}.supplier_id=it'\\''s'`)
    expect(commands.resume).toContain("--session '***'")
  })
})

describe('a long job', () => {
  it('is read by pieces: neither a page nor a count goes through all of it', async () => {
    const count = process.env['PAIFANG_LONG'] === '1' ? 1_000_000 : 30_000
    const opened = await levelCheckpoint({ folder: jobs, secret: 'x' }).open('nightly')
    if (opened._tag === 'Left') throw new Error(opened.left.reason)
    const { batch, close } = opened.right
    const job = JSON.stringify({ format: 2, kind: 'bulk', gateway: 'top', method: 'a.b', salt: 's' })
    await batch([{ put: 'job', value: job }], { durable: true })
    for (let row = 1; row <= count; row += 1000)
      await batch(
        Array.from({ length: 1000 }, (_, index): { put: string; value: string } => {
          const at = row + index
          const last = at === count
          const outcome: JobRow = {
            ...{ from: at, to: at, state: 'refused', where: 'platform' },
            code: last ? 'isv.last' : `isv.code-${at % 7}`,
            requestId: `r${at}`,
          }
          return { put: `x/${String(at).padStart(15, '0')}`, value: JSON.stringify(outcome) }
        }),
        { durable: false },
      )
    const progress = JSON.stringify({
      ...{ low: count, digest: '', done: 0, refused: count, unknown: 0 },
      ...{ calls: 1, splits: 0, ended: true },
    })
    await batch([{ put: 'progress', value: progress }], { durable: true })
    await close()
    const told = { job: 'nightly', gateway: 'top', method: 'a.b', state: 'ended', calls: 1, rowsPerSecond: 0 }
    const rows = { read: count, done: 0, refused: count, unknown: 0 }
    await writeFile(join(jobs, 'nightly', 'progress.json'), JSON.stringify({ ...told, rows }))

    const [listed] = (
      await Promise.all((await listJobs([jobs]).list()).jobs.map(({ id }) => listJobs([jobs]).find(id)))
    ).flatMap((one) => one ?? [])
    if (listed === undefined) throw new Error('it is not listed')
    const views = createViews()
    let longest = 0
    let last = performance.now()
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const took: string[] = []
    const timed = async <A>(what: string, run: () => Promise<A>): Promise<A> => {
      const began = performance.now()
      const made = await run()
      took.push(`${what} ${(performance.now() - began).toFixed(0)} ms`)
      return made
    }
    try {
      await timed('list', () => listJobs([jobs]).list())
      const wanted = { after: 0, state: '' as const, text: '' }
      const page = await timed('first page with its copy', () =>
        views.use(listed, (view) => rowsOfJob(view, wanted)),
      )
      expect(page).toMatchObject({ right: { next: 200 } })
      const next = await timed('next page', () =>
        views.use(listed, (view) => rowsOfJob(view, { ...wanted, after: count - 100 })),
      )
      expect(next).toMatchObject({ right: { next: null } })
      // The one that is sought is the last: each request looks at so many, and says where to go on.
      let after: number | null = 0
      let requests = 0
      const found: JobRow[] = []
      await timed('found by its code', async () => {
        while (after !== null) {
          const from: number = after
          const seen = await views.use(listed, (view) =>
            rowsOfJob(view, { ...wanted, after: from, text: 'isv.last' }),
          )
          if (seen._tag === 'Left') throw new Error(seen.left.reason)
          found.push(...seen.right.rows)
          after = seen.right.next
          requests++
        }
      })
      expect(found.map(({ from }) => from)).toEqual([count])
      expect(requests).toBe(Math.floor(count / 20_000) + 1)
      const reasons = await timed('reasons', () =>
        views.use(listed, (view) => reasonsOfJob(view, { gateways: [] })),
      )
      expect(reasons).toMatchObject({ right: { isWhole: count <= 200_000 } })
    } finally {
      clearInterval(ticking)
      await views.close()
    }
    console.log(`${count} refused rows: ${took.join(', ')}; longest pause ${longest.toFixed(0)} ms`)
    if (process.env['PAIFANG_TIMES'] === '1') expect(longest).toBeLessThan(200)
  })
})
