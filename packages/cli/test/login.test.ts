import { chmodSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang } from './paifang'

const profile = (): string => join(mkdtempSync(join(tmpdir(), 'paifang-')), 'deep', 'profile.json')

describe('paifang login', () => {
  it('writes key and secret to a file that only its owner can read, and other commands find them', async () => {
    const path = profile()
    const env = { PAIFANG_PROFILE: path }
    const ended = await paifang(['login', '--key', '12345678'], { env, input: 'helloworld\n' })
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining(path) })
    expect(ended.stdout + ended.stderr).not.toContain('helloworld')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      TOP_APP_KEY: '12345678',
      TOP_APP_SECRET: 'helloworld',
    })
    const signed = await paifang(
      ['sign', '--param', 'foo=1', '--param', 'bar=2', '--param', 'foo_bar=3', '--param', 'foobar=4'],
      { env },
    )
    // The sorting example of the signing page.
    expect(signed.stdout).toBe('5AAF1C690262A24768F5478B084C2C8A\n')
  })

  it('keeps the credentials of both gateways in one file', async () => {
    const env = { PAIFANG_PROFILE: profile() }
    await paifang(['login', '--key', 'a'], { env, input: 'first-secret' })
    await paifang(['login', '--gateway', 'opretail', '--key', 'b'], { env, input: 'second-secret' })
    expect(Object.keys(JSON.parse(readFileSync(env.PAIFANG_PROFILE, 'utf8')) as object)).toEqual([
      'TOP_APP_KEY',
      'TOP_APP_SECRET',
      'OPRETAIL_ACCESS_KEY',
      'OPRETAIL_ACCESS_SECRET',
    ])
  })

  it.each([0o640, 0o604, 0o660, 0o610])('refuses to read a file that others may use (%i)', async (mode) => {
    const path = profile()
    const env = { PAIFANG_PROFILE: path }
    await paifang(['login', '--key', 'a'], { env, input: 'helloworld' })
    chmodSync(path, mode)
    const ended = await paifang(['sign', '--param', 'a=1'], { env })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('chmod 600')
  })

  it('asks for the key and the secret', async () => {
    expect(await paifang(['login'], { input: 'x' })).toMatchObject({ code: 2 })
    expect(await paifang(['login', '--key', 'a'], { input: '' })).toMatchObject({ code: 2 })
  })

  it('keeps named profiles beside the unnamed one, which lends them nothing', async () => {
    const env = { PAIFANG_PROFILE: profile() }
    await paifang(['login', '--key', 'a'], { env, input: 'first-secret' })
    const endpoint = ['--endpoint', 'https://gw.test/router/rest', '--production', 'deny']
    await paifang(['login', '--profile', 'test', '--key', 'b', ...endpoint], { env, input: 'second-secret' })
    expect(JSON.parse(readFileSync(env.PAIFANG_PROFILE, 'utf8'))).toEqual({
      TOP_APP_KEY: 'a',
      TOP_APP_SECRET: 'first-secret',
      profiles: {
        test: {
          TOP_APP_KEY: 'b',
          TOP_APP_SECRET: 'second-secret',
          TOP_ENDPOINT: 'https://gw.test/router/rest',
          production: 'deny',
        },
      },
    })
    const listed = await paifang(['profiles', '--json'], { env: { ...env, PAIFANG_PROFILE_NAME: 'test' } })
    expect(JSON.parse(listed.stdout)).toEqual([
      { name: '', current: false, production: 'ask', gateways: { top: { appKey: 'a', appSecret: true } } },
      {
        name: 'test',
        current: true,
        production: 'deny',
        gateways: { top: { endpoint: 'https://gw.test/router/rest', appKey: 'b', appSecret: true } },
      },
    ])
    for (const flags of [['profiles'], ['profiles', '--lang', 'zh']])
      expect((await paifang(flags, { env })).stdout).not.toMatch(/(first|second)-secret/)
    // Nothing of the unnamed one is lent: opretail has no credentials here.
    await paifang(['login', '--gateway', 'opretail', '--key', 'c'], { env, input: 'third-secret' })
    const call = ['call', 'open.nobody.knows', '--dry-run', '--profile', 'test']
    expect((await paifang(call, { env })).stderr).toContain('OPRETAIL_ACCESS_KEY')
  })

  it('names the profile that was probably meant', async () => {
    const env = { PAIFANG_PROFILE: profile() }
    await paifang(['login', '--profile', 'local', '--key', 'a'], { env, input: 'helloworld' })
    const ended = await paifang(['sign', '--param', 'a=1', '--profile', 'locla'], { env })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('did you mean "local"?')
  })

  it('writes through no link', async () => {
    const path = profile()
    const env = { PAIFANG_PROFILE: path }
    await paifang(['login', '--key', 'a'], { env, input: 'helloworld' })
    const link = `${path}.link`
    symlinkSync(path, link)
    const before = readFileSync(path, 'utf8')
    const ended = await paifang(['login', '--key', 'b'], {
      env: { PAIFANG_PROFILE: link },
      input: 'another-secret',
    })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('is a link')
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  it.each(['[]', '7', '{"a":', 'null'])('says what is wrong with a file that holds %s', async (text) => {
    const path = join(mkdtempSync(join(tmpdir(), 'paifang-')), 'profile.json')
    writeFileSync(path, text, { mode: 0o600 })
    const ended = await paifang(['sign', '--param', 'a=1'], { env: { PAIFANG_PROFILE: path } })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('is not a JSON object')
  })
})
