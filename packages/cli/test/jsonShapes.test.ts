import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { timeGet, tmcGroupsGet, tmcMessageProduce } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { topInbound } from '@paifang/gateway-top'
import { createInbound } from '@paifang/inbound'
import type { DefinedJob } from '@paifang/jobs'
import { startJob, type QueueOptions } from '@paifang/jobs/bullmq'
import { startRedis } from '../../../.dev/test/startRedis'
import { commands } from '../src/commands/commands'
import { paifang, startPaifang, type Ended, type Given } from './paifang'

interface JobModule {
  readonly queue: QueueOptions
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a job takes and gives is between its own parts
  readonly job: DefinedJob<'top', any, any, string, any>
}

const root = join(__dirname, '../../..')
const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')

/** The README's row of a command: its exit codes, and the types of what it prints. */
const documented = (
  command: string,
): { readonly codes: ReadonlyArray<number>; readonly types: ReadonlyArray<string> } => {
  const [, codes = '', cell = ''] =
    new RegExp(`^\\| \`${command}\` +\\| ([\\d, ]+?) +\\| (.*?) +\\|`, 'm').exec(readme) ?? []
  return {
    codes: codes.split(', ').filter(Boolean).map(Number),
    types: [...cell.matchAll(/`(\w+Json)`/g)].map(([, name]) => name ?? ''),
  }
}

/** Something that was printed, and the type it has to be of. */
interface Printed {
  readonly command: string
  readonly type: string
  readonly text: string
}

const printed: Printed[] = []
const codes: (readonly [command: string, code: number | null])[] = []

/**
 * What the compiler says of values, by their places: they are literals to it, so that a member too many is a mistake as one too
 * few is.
 */
const mistakesIn = (all: ReadonlyArray<Printed>): ReadonlyMap<number, string> => {
  const project = mkdtempSync(join(tmpdir(), 'paifang-printed-'))
  const lines = all.map(({ type, text }, at) => `export const printed${at}: Json.${type} = ${text}`)
  const source = [`import type * as Json from '${join(root, 'packages/cli/src/Json')}'`, ...lines].join('\n')
  writeFileSync(join(project, 'printed.ts'), source)
  const compiler = join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
  const flags =
    '--noEmit --strict --skipLibCheck --module preserve --target es2022 --types --pretty false'.split(' ')
  flags.splice(flags.indexOf('--types') + 1, 0, '')
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, ...flags, join(project, 'printed.ts')], {
    encoding: 'utf8',
    cwd: project,
  })
  const found = [...stdout.matchAll(/^printed\.ts\((\d+),\d+\): error ([^]*?)(?=^\S|$(?![^]))/gm)]
  if (found.length === 0 && stdout + stderr !== '') throw new Error(stdout + stderr)
  return new Map(
    found.map(([, line, words = '']) => {
      const at = Number(line) - 2
      return [
        at,
        `${all[at]?.command ?? ''} ${all[at]?.type ?? ''}: ${words}${all[at]?.text.slice(0, 2000) ?? ''}`,
      ]
    }),
  )
}

let emulator: Emulator
let redis: Awaited<ReturnType<typeof startRedis>>
let env: Readonly<Record<string, string>>
const folder = mkdtempSync(join(tmpdir(), 'paifang-json-'))
const saved = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const servers: Server[] = []
const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

beforeAll(async () => {
  redis = await startRedis()
  emulator = await startEmulator({ operations: [timeGet, tmcGroupsGet, tmcMessageProduce, blacklist] })
  const { appKey, appSecret, endpoint } = emulator.top
  env = {
    TOP_APP_KEY: appKey,
    TOP_APP_SECRET: appSecret,
    TOP_ENDPOINT: endpoint,
    PAIFANG_PROFILE: join(folder, 'profile.json'),
  }
})
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  await emulator.close()
  await redis?.stop()
})

const note = (command: string, type: string, text: string): void => {
  printed.push({ command, type, text: text.trim() })
}

/** Runs a command to its end, and notes what it printed. */
const run = async (
  type: string,
  [command = '', ...args]: ReadonlyArray<string>,
  given: Given = {},
): Promise<Ended> => {
  const ended = await paifang([command, ...args, '--json'], { ...given, env: { ...env, ...given.env } })
  codes.push([command, ended.code])
  if (type === '') return ended
  const isLines = type === 'TailJson' || type === 'JobRowsJson'
  const texts = isLines ? ended.stdout.trim().split('\n') : [ended.stdout]
  for (const text of texts) note(command, type, text)
  return ended
}

/** Runs a command until it printed a line, and notes that. */
const runUntil = async (
  type: string,
  [command = '', ...args]: ReadonlyArray<string>,
  given: Given = {},
): Promise<void> => {
  const running = startPaifang([command, ...args, '--json'], { ...given, env: { ...env, ...given.env } })
  note(command, type, await running.printed(1))
  running.interrupt()
  codes.push([command, (await running.ended).code])
}

const params = 'app_key=12345678&method=taobao.time.get&sign_method=md5&v=2.0'
const rows = 'user_blacklist_request.blacklist'
const around = JSON.stringify({
  user_blacklist_request: { supplier_id: '1', service_type: '1', ability_type: '1', operate_type: 1 },
})

/** One of each command, and of each way in which it may end. */
const tries: ReadonlyArray<readonly [title: string, run: () => Promise<unknown>]> = [
  ['start', () => run('StartJson', ['start'])],
  [
    'init',
    async () => {
      for (const name of ['api-top-platform', 'gateway-top', 'result', 'emulator'].concat(
        ['contract', 'gateway', 'gateway-opretail', 'gateway-qimen', 'messages-top', 'signer-top'],
        ['signer-opretail', 'signing', 'transport', 'wire'],
      ))
        saved(`paifang-${name}-0.1.0.tgz`, '')
      await run('InitJson', ['init', 'shop', '--tarballs', folder], { cwd: folder })
    },
  ],
  ['call', () => run('CallJson', ['call', timeGet.method])],
  ['call, refused', () => run('CallJson', ['call', timeGet.method], { env: { TOP_APP_SECRET: 'another' } })],
  ['call, wrong', () => run('CallJson', ['call', blacklist.method])],
  ['call --dry-run', () => run('CallDryRunJson', ['call', timeGet.method, '--dry-run'])],
  [
    'replay',
    async () => {
      const journal = await (await fetch(`${emulator.controlUrl}/journal`)).text()
      await run('ReplayJson', ['replay', saved('journal.json', journal)])
    },
  ],
  ['pages', () => run('PagesJson', ['pages', tmcGroupsGet.method, join(folder, 'groups.ndjson')])],
  [
    'pages --dry-run',
    () => run('PagesJson', ['pages', tmcGroupsGet.method, join(folder, 'none.ndjson'), '--dry-run']),
  ],
  [
    'pages, refused',
    () =>
      run('PagesJson', ['pages', tmcGroupsGet.method, join(folder, 'refused.ndjson')], {
        env: { TOP_APP_SECRET: 'another' },
      }),
  ],
  [
    'bulk, jobs',
    async () => {
      const file = saved('rows.csv', 'mobile,reason\n13000000000,1\n,1\n13000000002,1\n')
      const input = saved('around.json', around)
      const jobs = ['--folder', join(folder, 'jobs')]
      const time = ['--request-time', 'user_blacklist_request.request_time']
      const flags = ['--rows', rows, ...time, '--input', input, ...jobs, '--job', 'today', '--chunk', '1']
      const bulk = (...more: ReadonlyArray<string>) =>
        run('BulkJson', ['bulk', blacklist.method, file, ...flags, ...more])
      await bulk('--dry-run')
      await bulk()
      await run('JobsJson', ['jobs', ...jobs])
      await run('JobRowsJson', ['jobs', 'today', ...jobs])
      await run('JobsSettleJson', [
        'jobs',
        'today',
        ...jobs,
        '--settle',
        saved('settled.csv', 'row,outcome\n'),
      ])
      emulator.state.top.ban({ scope: 'app', seconds: 30_000, appKey: emulator.top.appKey })
      await bulk('--job', 'banned')
      emulator.reset()
    },
  ],
  [
    'worker',
    async () => {
      if (redis === undefined) {
        console.warn('skipped: there is no redis-server on this machine')
        return
      }
      const { appKey, appSecret, endpoint } = emulator.top
      process.env['BLACKLIST_MODULE'] = JSON.stringify({ appKey, appSecret, endpoint, socket: redis.socket })
      const running = startPaifang(['worker', 'blacklistModule.js', '--json'], { cwd: __dirname })
      note('worker', 'WorkerJson', await running.printed(1))
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- a module of a user's
      const { job, queue } = { ...(require('./blacklistModule.js') as JobModule) }
      await startJob(job, queue, { job: 'today' })
      await running.noticed('"job.ended"')
      queue.redis.disconnect()
      running.interrupt()
      codes.push(['worker', (await running.ended).code])
    },
  ],
  ['publish', () => run('PublishJson', ['publish', 'paid', '--content', '-'], { input: '{}' })],
  [
    'publish, refused',
    () =>
      run('PublishJson', ['publish', 'paid', '--content', '-'], {
        input: '{}',
        env: { TOP_APP_SECRET: 'another' },
      }),
  ],
  ['listen', () => runUntil('ListenJson', ['listen'])],
  ['listen, refused', () => run('ListenJson', ['listen'], { env: { TOP_APP_SECRET: 'another' } })],
  ['list', () => run('ListJson', ['list', 'time'])],
  ['describe', () => run('DescribeJson', ['describe', blacklist.method])],
  [
    'sign, verify, explain',
    async () => {
      const signed = await run('SignJson', ['sign'], { input: params })
      const { signature } = JSON.parse(signed.stdout) as { readonly signature: string }
      await run('VerifyJson', ['verify'], { input: `${params}&sign=${signature}` })
      await run('VerifyJson', ['verify'], { input: `${params}&sign=00` })
      await run('ExplainJson', ['explain'], { input: `${params}&sign=${signature}` })
      await run('ExplainJson', ['explain'], { input: `${params}&sign=${signature.toLowerCase()}` })
      await run('ExplainJson', ['explain'], { input: `${params}&sign=00` })
    },
  ],
  ['errors', () => run('ErrorsJson', ['errors'])],
  ['errors, none', () => run('ErrorsJson', ['errors', 'no-such-code'])],
  ['doctor', () => run('DoctorJson', ['doctor'])],
  ['doctor, a problem', () => run('DoctorJson', ['doctor', '--endpoint', 'http://127.0.0.1:1/'])],
  ['login', () => run('LoginJson', ['login', '--key', 'a', '--profile', 'x'], { input: 'helloworld' })],
  ['login, unnamed', () => run('LoginJson', ['login', '--key', 'a'], { input: 'helloworld' })],
  ['profiles', () => run('ProfilesJson', ['profiles'])],
  [
    'session',
    async () => {
      const answers = [
        { access_token: 's', refresh_token: 'r', expires_in: 10, taobao_user_nick: 'demo' },
        {},
      ]
      const oauth = await serve((_request, response) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(answers.shift()))
      })
      const flags = ['--profile', 'x', '--refresh', '--oauth', oauth]
      await run('SessionJson', ['session', ...flags], { env: { TOP_REFRESH_TOKEN: 'r' } })
      await run('SessionJson', ['session', ...flags], { env: { TOP_REFRESH_TOKEN: 'r' } })
    },
  ],
  ['emulate', () => runUntil('EmulateJson', ['emulate'])],
  ['emulate --ui', () => runUntil('EmulateJson', ['emulate', '--ui'])],
  ['tail', () => run('TailJson', ['tail', emulator.url, '--once'])],
  ['explore', () => runUntil('ExploreJson', ['explore'])],
  ['explore --emulator', () => runUntil('ExploreJson', ['explore', '--emulator', emulator.url])],
  [
    'trigger, check-inbound',
    async () => {
      const inbound = createInbound([topInbound({ secretOf: emulator.top.appSecret })], {
        onEvent: () => undefined,
      })
      const to = await serve(inbound.node)
      await run('TriggerJson', ['trigger', 'taobao.demo.notice', '--to', to, '--param', 'a=1'])
      await run('TriggerJson', ['trigger', 'taobao.demo.notice', '--to', to, '--fault', 'signature'])
      await run('CheckInboundJson', ['check-inbound', to])
    },
  ],
  [
    'generate, diff',
    async () => {
      const ascp = join(root, 'packages', 'api-top-ascp')
      const out = join(folder, 'api-top-mine')
      await run('GenerateJson', ['generate', '--from', join(ascp, 'spec'), '--out', out])
      await run('GenerateJson', ['generate', '--from', saved('none.txt', ''), '--out', out])
      await run('DiffJson', ['diff', ascp, join(root, 'packages', 'api-top-platform')])
    },
  ],
  ['completion', () => run('', ['completion', 'bash'])],
]

const names = commands.flatMap(({ usage, hidden }) => (hidden === true ? [] : [usage.split(' ')[0] ?? '']))

describe('what the README says for programs', () => {
  it.each(tries)('%s: is printed', (_title, attempt) => attempt())

  it('is there for every command', () => {
    for (const name of names) {
      const { codes: known, types } = documented(name)
      expect([name, known.length]).not.toEqual([name, 0])
      // Completion is a script for a shell.
      if (name !== 'completion') expect([name, types.length]).not.toEqual([name, 0])
    }
  })

  it('are the shapes of the documents that commands print, all of them, and of nothing else', () => {
    for (const { command, type } of printed)
      expect([command, documented(command).types]).toEqual([command, expect.arrayContaining([type])])
    const tried = new Set(printed.map(({ type }) => type))
    const told = names.flatMap((name) => documented(name).types)
    // Progress is on stderr: by the tests of bulk and pages. A worker needs Redis.
    const elsewhere = new Set([
      'BulkProgressJson',
      'PagesProgressJson',
      ...(redis === undefined ? ['WorkerJson'] : []),
    ])
    expect(told.filter((type) => !tried.has(type) && !elsewhere.has(type))).toEqual([])
    // Beside them what is wrong, so that a check which finds nothing is found out.
    const wrong = [
      ['SignJson', '{"gateway":"top","method":"md5","signature":"00","more":1}'],
      ['SignJson', '{"gateway":"top","method":"md5"}'],
      ['SignJson', '{"gateway":"top","method":"md5","signature":0}'],
      ['PublishJson', '{"ok":true,"error":{"_tag":"GatewayError"}}'],
      ['TailJson', '{"gap":{"from":1}}'],
    ].map(([type = '', text = '']) => ({ command: 'wrong', type, text }))
    const mistakes = mistakesIn([...printed, ...wrong])
    expect([...mistakes].filter(([at]) => at < printed.length)).toEqual([])
    expect(mistakes.size).toBe(wrong.length)
  })

  it('are the exit codes that commands end with, also where they are used wrongly', async () => {
    for (const name of names) codes.push([name, (await paifang([name, '--no-such-flag'])).code])
    for (const [command, code] of codes)
      expect([command, documented(command).codes]).toEqual([command, expect.arrayContaining([code])])
    expect(new Set(codes.map(([command]) => command))).toEqual(new Set(names))
  })
})
