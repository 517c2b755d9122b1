import { tmallAlihouseCustomerClueOutInvestTotalDataBackFlow as clue } from '@paifang/api-top-alihouse'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { checkPackages } from '../src/doctor/checkPackages'
import { curlOf } from '../src/call/curlOf'
import { paifang } from './paifang'

const blacklist = logisticsExpressUserBlacklistTmsSync
const report = shopwebLiveCheckStatisticsDetailPageForCustomer
const input = JSON.stringify(blacklist.example?.input)

let emulator: Emulator
let env: Readonly<Record<string, string>>
let top: ReadonlyArray<string>
let opretail: ReadonlyArray<string>

beforeAll(async () => {
  emulator = await startEmulator({ operations: [blacklist, clue, report] })
  env = {
    TOP_APP_KEY: emulator.top.appKey,
    TOP_APP_SECRET: emulator.top.appSecret,
    OPRETAIL_ACCESS_KEY: emulator.opretail.accessKey,
    OPRETAIL_ACCESS_SECRET: emulator.opretail.accessSecret,
    OPRETAIL_APPLICATION_ID: emulator.opretail.applicationId,
  }
  top = ['--endpoint', emulator.top.endpoint]
  opretail = ['--endpoint', emulator.opretail.endpoint]
})
beforeEach(() => emulator.reset())
afterAll(() => emulator.close())

describe('paifang call', () => {
  it('calls an installed operation and prints the answer, with attempts and request id beside it', async () => {
    const ended = await paifang(['call', blacklist.method, '--input', '-', ...top], { env, input })
    expect(ended.code).toBe(0)
    expect(ended.stdout).toMatch(/^user_blacklist_response\.success {2,}true$/m)
    expect(ended.stderr).toMatch(/attempts 1 · took \d+ ms · request id \S+/)
    expect(emulator.calls(blacklist)).toHaveLength(1)
  })

  it('takes single fields as --param, numbers and ids as they are typed', async () => {
    const params = Object.entries(report.example?.input as Record<string, unknown>)
    const flags = params.flatMap(([name, value]) => ['--param', `${name}=${String(value)}`])
    const ended = await paifang(['call', report.method, ...flags, ...opretail, '--json'], { env })
    expect(JSON.parse(ended.stdout)).toMatchObject({ ok: true, attempts: 1, method: report.method })
    expect(ended.code).toBe(0)
  })

  it('sends nothing when a field is missing, and exits 1 naming it', async () => {
    const ended = await paifang(['call', blacklist.method, '--input', '-', ...top], {
      env,
      input: '{"user_blacklist_request":{}}',
    })
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('user_blacklist_request.supplier_id')
    expect(emulator.calls(blacklist)).toHaveLength(0)
  })

  it('exits 1 when the gateway refuses, with code, name and what to do', async () => {
    const wrong = { ...env, TOP_APP_SECRET: 'another-secret' }
    const ended = await paifang(['call', blacklist.method, '--input', '-', ...top, '--json'], {
      env: wrong,
      input,
    })
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({
      ok: false,
      error: { _tag: 'GatewayError', kind: 'signature', code: '25' },
    })
    expect(ended.stdout).not.toContain('another-secret')
  })

  it('calls a method that no package describes, unchecked', async () => {
    const ended = await paifang(['call', 'taobao.nobody.knows', '--param', 'a=1', ...top, '--json'], { env })
    expect(ended.stderr).toContain('not checked')
    expect(JSON.parse(ended.stdout)).toMatchObject({
      error: {
        _tag: 'GatewayError',
        kind: 'method',
        code: '22',
        message: expect.stringContaining('this emulator was not given the operation'),
      },
    })
  })

  it('shows with --dry-run what would be sent and signed, masked, and sends nothing', async () => {
    const ended = await paifang(['call', blacklist.method, '--input', '-', '--dry-run', ...top], {
      env,
      input,
    })
    expect(ended.code).toBe(0)
    const shown = JSON.parse(ended.stdout) as { params: Record<string, string>; stringToSign: string }
    expect(shown.params).toMatchObject({ method: blacklist.method, sign: '***' })
    expect(shown.stringToSign).toContain(`method${blacklist.method}`)
    for (const hidden of ['13111111111', emulator.top.appSecret]) expect(ended.stdout).not.toContain(hidden)
    expect(emulator.calls(blacklist)).toHaveLength(0)
  })

  it('never shows a session, not even in the string to sign', async () => {
    const flags = ['--input', '-', '--dry-run', '--session', 'S-1234567890', ...top]
    const ended = await paifang(['call', clue.method, ...flags], {
      env,
      input: JSON.stringify(clue.example?.input),
    })
    expect(JSON.parse(ended.stdout)).toMatchObject({ params: { session: '***' } })
    expect(ended.stdout).not.toContain('S-1234567890')
  })

  it('prints with --curl a command that the gateway accepts', async () => {
    const { stdout } = await paifang(['call', blacklist.method, '--input', '-', '--curl', ...top], {
      env,
      input,
    })
    expect(stdout.startsWith('curl -X POST')).toBe(true)
    const answered = await promisify(execFile)('sh', ['-c', `${stdout.trim()} --silent`]).catch(
      (error: unknown) => error,
    )
    // Where curl is not installed the shell says so; the command was still checked for its shape above.
    if ((answered as { code?: number }).code === 127) return
    expect((answered as { stdout: string }).stdout).toContain('"success":true')
  })

  it('quotes what a shell would run', async () => {
    const hostile = `it's $(touch /tmp/paifang-was-run) \`id\` "quoted"`
    const flags = ['--param', `title=${hostile}`, '--curl', '--gateway', 'top', ...top]
    const { stdout } = await paifang(['call', 'taobao.nobody.knows', ...flags], { env })
    // The same words without the program: what a shell makes of them.
    const words = await promisify(execFile)('sh', [
      '-c',
      `printf '%s\\n' ${stdout.trim().slice('curl '.length)}`,
    ])
    const body = words.stdout.trimEnd().split('\n').at(-1) ?? ''
    expect(new URLSearchParams(body).get('title')).toBe(hostile)
    const json = curlOf({ verb: 'POST', url: 'http://127.0.0.1/', headers: {}, body: `{"a":"it's"}` })
    const parsed = await promisify(execFile)('sh', ['-c', `printf '%s\\n' ${json.slice('curl '.length)}`])
    expect(parsed.stdout.trimEnd().split('\n').at(-1)).toBe(`{"a":"it's"}`)
  })

  it('leaves a variable to the shell, which sends nothing where it is not set', async () => {
    const text = curlOf(
      { verb: 'POST', url: 'http://127.0.0.1/?session=s3ss10n&v=2', headers: {}, body: 'a=1' },
      { variable: { name: 'QIMEN_SESSION', value: 's3ss10n' } },
    )
    const said = (env: Readonly<Record<string, string>>): Promise<string> =>
      promisify(execFile)('sh', ['-c', text.replace(/^curl/, 'echo')], {
        env: { PATH: process.env['PATH'], ...env },
      }).then(({ stdout }) => stdout)
    expect(await said({ QIMEN_SESSION: 'a b' })).toContain('?session=a b&v=2')
    await expect(said({})).rejects.toThrow(/QIMEN_SESSION/)
  })

  it('shows no token in the headers of --dry-run', async () => {
    const params = Object.entries(report.example?.input as Record<string, unknown>)
    const fields = params.flatMap(([name, value]) => ['--param', `${name}=${String(value)}`])
    const flags = ['--dry-run', '--session', 'T-1234567890', ...opretail]
    const ended = await paifang(['call', report.method, ...fields, ...flags], { env })
    const shown = JSON.parse(ended.stdout) as { headers: Record<string, string> }
    expect(Object.values(shown.headers)).toContain('***')
    expect(ended.stdout).not.toContain('T-1234567890')
  })

  it('says which credentials are missing', async () => {
    const ended = await paifang(['call', blacklist.method, ...top])
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('TOP_APP_KEY')
  })

  it('refuses an endpoint that would send a signature in the clear', async () => {
    const ended = await paifang(
      ['call', blacklist.method, '--endpoint', 'http://gw.api.taobao.com/router/rest', '--input', '-'],
      { env, input },
    )
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('https')
  })
})

describe('paifang doctor', () => {
  it('finds nothing wrong with an emulator on this machine', async () => {
    const ended = await paifang(['doctor', '--endpoint', emulator.top.endpoint, '--json'], { env })
    const { findings } = JSON.parse(ended.stdout) as {
      findings: ReadonlyArray<{ check: string; state: string }>
    }
    expect(findings.filter(({ state }) => state === 'problem')).toEqual([])
    expect(findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['node', 'zone', 'proxy', 'dns', 'reach', 'clock', 'key', 'secret', 'packages']),
    )
    expect(ended.code).toBe(0)
  })

  it('says that only a call proves a secret, and makes one where it is asked to', async () => {
    const doctor = ['doctor', ...top]
    const wrong = { ...env, TOP_APP_SECRET: (env['TOP_APP_SECRET'] ?? '').replace(/./g, 'x') }
    const unproven = await paifang(doctor, { env: wrong })
    expect([unproven.code, unproven.stdout]).toEqual([0, expect.stringContaining('only')])
    expect(unproven.stdout).toMatch(/! +proof +nobody has tried key and secret/)
    expect(unproven.stdout).toContain('--call calls taobao.time.get, which changes nothing')

    const refused = await paifang([...doctor, '--call'], { env: wrong })
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringMatching(/✗ +proof +.*code 25/)])
    const notGiven = await paifang([...doctor, '--call', '--lang', 'zh'], { env })
    expect([notGiven.code, notGiven.stdout]).toEqual([
      0,
      expect.stringContaining('未能验证：taobao.time.get'),
    ])

    const other = await startEmulator({ operations: [timeGet] })
    const proven = await paifang(['doctor', '--endpoint', other.top.endpoint, '--call'], { env })
    expect([proven.code, proven.stdout]).toEqual([
      0,
      expect.stringMatching(/✓ +proof +taobao\.time\.get was answered: key and secret are right/),
    ])
    await other.close()
  })

  it('says what to do about a secret with white space, a missing key and S107 on /cloud.api', async () => {
    const ended = await paifang(['doctor', '--gateway', 'opretail', ...opretail], {
      env: { OPRETAIL_ACCESS_SECRET: ' copied-with-space' },
    })
    expect(ended.code).toBe(1)
    for (const words of ['white space', 'OPRETAIL_ACCESS_KEY', 'DC-']) expect(ended.stdout).toContain(words)
    expect(ended.stdout).not.toContain('copied-with-space')
  })

  it('counts packages as people do', () => {
    const of = (count: number): string | undefined => {
      const installed = Array.from({ length: count }, (_, at) => ({
        name: `p${at}`,
        version: '1.0.0',
        asks: {},
      }))
      return checkPackages(installed)[0]?.text.en
    }
    expect([of(0), of(1), of(2)]).toEqual([
      'none is installed here',
      '1 package, nothing to compare it with',
      '2 packages fit together',
    ])
  })

  it('reports an address where nobody answers', async () => {
    const ended = await paifang(['doctor', '--endpoint', 'http://127.0.0.1:1/router/rest'], { env })
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('→ reach')
  })
})
