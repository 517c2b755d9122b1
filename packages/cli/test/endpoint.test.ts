import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { paifang } from './paifang'

const input = JSON.stringify(blacklist.example?.input)
const account = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }
const write = ['call', blacklist.method, '--input', '-']
const own = 'https://gw.api.taobao.com/router/rest'

/** An environment with profiles of its own. */
const withProfile = async (...flags: ReadonlyArray<string>): Promise<Record<string, string>> => {
  const env = { PAIFANG_PROFILE: join(mkdtempSync(join(tmpdir(), 'paifang-')), 'profile.json') }
  await paifang(['login', '--key', '12345678', ...flags], { env, input: 'helloworld' })
  return env
}

const urlOf = (stdout: string): string => (JSON.parse(stdout) as { url: string }).url

describe('where a call goes', () => {
  it('is said by the flag, else the variable, else the profile, else the gateway, and told on stderr', async () => {
    const env = await withProfile('--endpoint', 'https://profile.test/router/rest')
    const variable = { TOP_ENDPOINT: 'https://variable.test/router/rest' }
    const flag = ['--endpoint', 'https://flag.test/router/rest']
    const dry = [...write, '--dry-run']
    for (const [given, args, url, from] of [
      [{ ...env, ...variable }, flag, 'https://flag.test/router/rest', '--endpoint'],
      [{ ...env, ...variable }, [], 'https://variable.test/router/rest', 'TOP_ENDPOINT'],
      [{ ...env, TOP_ENDPOINT: '' }, [], 'https://profile.test/router/rest', 'the profile'],
      [account, [], own, "the gateway's own"],
    ] as const) {
      const ended = await paifang([...dry, ...args], { env: given, input })
      expect(urlOf(ended.stdout)).toBe(url)
      expect(ended.stderr).toContain(`→ ${url} (production, ${from})`)
    }
  })

  it('takes a name in a variable, and names the variable that holds neither name nor URL', async () => {
    const sandbox = await paifang([...write, '--dry-run'], {
      env: { ...account, TOP_ENDPOINT: 'sandbox' },
      input,
    })
    expect(sandbox.stderr).toContain('→ https://gw.api.tbsandbox.com/router/rest (TOP_ENDPOINT)')
    const wrong = await paifang([...write, '--dry-run'], {
      env: { ...account, TOP_ENDPOINT: 'sandbx' },
      input,
    })
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
    expect(wrong.stderr).toContain('TOP_ENDPOINT: an endpoint is a URL or one of production')
  })

  it('shows no user name, password and query of an endpoint', async () => {
    const env = { ...account, TOP_ENDPOINT: 'https://user:hunter2@gw.test/rest?session=61012345' }
    const ended = await paifang([...write, '--dry-run'], { env, input })
    expect(ended.code).toBe(2)
    expect(ended.stdout + ended.stderr).not.toMatch(/hunter2|61012345/)
  })

  it('may be another host over http only where it is allowed by its whole name', async () => {
    const there = ['--dry-run', '--endpoint', 'http://emulator:8099/router/rest']
    for (const [lang, words] of Object.entries({
      en: 'add --allow-insecure-host emulator',
      zh: '仅限本机',
    })) {
      const refused = await paifang([...write, ...there, '--lang', lang], { env: account, input })
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(words)])
    }
    const allowed = await paifang([...write, ...there, '--allow-insecure-host', 'emulator'], {
      env: account,
      input,
    })
    expect(allowed.code).toBe(0)
    expect(allowed.stderr).toContain('→ http://emulator:8099/router/rest (--endpoint)')
    for (const host of ['*', 'emulators', 'http://emulator:8099'])
      expect(
        await paifang([...write, ...there, '--allow-insecure-host', host], { env: account, input }),
      ).toMatchObject({ code: 2 })
  })
})

describe('a write to production', () => {
  // Port 1 of a name that nobody has: what gets past the question fails to connect.
  const env = { ...account, TOP_ENDPOINT: 'https://production.invalid:1/router/rest' }

  it('is asked about once at a terminal, and not sent unless a person says yes', async () => {
    for (const answer of ['', 'n', 'no', 'maybe']) {
      const ended = await paifang(write, { env, input, answer })
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr.match(/Send it\? \[y\/N\]/g)).toHaveLength(1)
      expect(ended.stderr).toContain('nothing was sent')
    }
    const sent = await paifang([...write, '--json'], { env, input, answer: 'y' })
    expect(JSON.parse(sent.stdout)).toMatchObject({ ok: false, error: { _tag: 'TransportError' } })
  })

  it('is refused to scripts without --yes, and asks no one with it', async () => {
    const refused = await paifang(write, { env, input })
    expect(refused).toMatchObject({ code: 2, stdout: '' })
    expect(refused.stderr).toContain('--yes')
    const sent = await paifang([...write, '--yes', '--json'], { env, input, answer: 'n' })
    expect(sent.stderr).not.toContain('Send it')
    expect(JSON.parse(sent.stdout)).toMatchObject({ error: { _tag: 'TransportError' } })
  })

  it('does as the profile says: deny is final, allow asks nobody, another word is an error', async () => {
    const denied = await withProfile('--production', 'deny')
    const there = ['--endpoint', env.TOP_ENDPOINT, '--yes', '--json']
    expect(await paifang([...write, ...there], { env: denied, input, answer: 'y' })).toMatchObject({
      code: 2,
    })
    const allowed = await withProfile('--production', 'allow')
    const sent = await paifang([...write, ...there.slice(0, 2), '--json'], { env: allowed, input })
    expect(JSON.parse(sent.stdout)).toMatchObject({ error: { _tag: 'TransportError' } })
    expect(await paifang(['login', '--key', 'a', '--production', 'maybe'], { input: 'x' })).toMatchObject({
      code: 2,
    })
  })

  it('is no read, no dry run and nothing that an emulator is told', async () => {
    const read = await paifang(['call', timeGet.method, '--json'], { env, answer: 'n' })
    expect(JSON.parse(read.stdout)).toMatchObject({ error: { _tag: 'TransportError' } })
    expect(await paifang([...write, '--curl'], { env, input })).toMatchObject({ code: 0 })
    expect(await paifang(['call', 'taobao.tmc.user.permit'], { env })).toMatchObject({ code: 2 })
  })

  it('is asked about by publish and bulk too', async () => {
    for (const args of [
      ['publish', 'taobao_trade_TradeBuyerPay', '--content', '-'],
      [
        'bulk',
        blacklist.method,
        __filename,
        '--rows',
        'user_blacklist_request.blacklist',
        '--folder',
        tmpdir(),
      ],
    ]) {
      const ended = await paifang(args, { env, input: '{}' })
      expect(ended.stderr).toContain('nothing was sent')
    }
  })
})

describe('the profile of an emulator', () => {
  let emulator: Emulator
  beforeAll(async () => (emulator = await startEmulator({ operations: [blacklist, timeGet] })))
  afterAll(() => emulator.close())

  it('is not written over one of something else', async () => {
    const env = await withProfile('--profile', 'prod', '--endpoint', own)
    const ended = await paifang(['emulate', '--profile', 'prod'], { env })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('left as it is')
  })

  it('leads calls to it, and none of them is asked about', async () => {
    const env = await withProfile('--profile', 'local', '--endpoint', emulator.top.endpoint)
    const secret = { TOP_APP_KEY: emulator.top.appKey, TOP_APP_SECRET: emulator.top.appSecret }
    const ended = await paifang([...write, '--profile', 'local'], { env: { ...env, ...secret }, input })
    expect(ended.code).toBe(0)
    expect(ended.stderr).toContain(`→ ${emulator.top.endpoint} (profile local)`)
  })
})
