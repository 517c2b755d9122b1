import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '@paifang/emulator'
import { freePort } from '../../../.dev/test/freePort'
import { paifang, startPaifang, type Ended } from './paifang'

const account = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }
const asked: string[] = []
let token: unknown
let server: Server
let oauth = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      asked.push(body)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(token))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  oauth = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
})
afterAll(() => server.close())
beforeEach(() => {
  asked.length = 0
  token = {
    access_token: '6100session',
    refresh_token: '6101refresh',
    expires_in: 86_400,
    taobao_user_nick: 'demo',
  }
})

/** A profile of its own, with an application in it. */
const environment = async (): Promise<Readonly<Record<string, string>>> => {
  const env = { PAIFANG_PROFILE: join(mkdtempSync(join(tmpdir(), 'paifang-')), 'profile.json') }
  await paifang(['login', '--profile', 'test', '--key', '12345678'], { env, input: 'helloworld' })
  return { ...env, ...account }
}

/** Starts the command, and comes back with what the page of consent was told. */
const begin = async (
  env: Readonly<Record<string, string>>,
): Promise<{
  readonly ended: Promise<Ended>
  readonly callback: (query: Record<string, string>) => Promise<number>
  readonly state: string
  readonly interrupt: () => void
}> => {
  const redirect = `http://127.0.0.1:${await freePort()}/callback`
  const child = startPaifang(['session', '--redirect', redirect, '--oauth', oauth, '--profile', 'test'], {
    env,
  })
  const page = new URL(/^http.*$/m.exec(await child.noticed('client_id='))?.[0] ?? '')
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    client_id: '12345678',
    redirect_uri: redirect,
    response_type: 'code',
  })
  const callback = async (query: Record<string, string>): Promise<number> =>
    (await fetch(`${redirect}?${new URLSearchParams(query).toString()}`)).status
  return {
    ended: child.ended,
    callback,
    state: page.searchParams.get('state') ?? '',
    interrupt: child.interrupt,
  }
}

describe('paifang session', () => {
  it('takes a code only with the state it gave out, and keeps the token without showing it', async () => {
    const env = await environment()
    const { ended, callback, state } = await begin(env)
    expect(state.length).toBeGreaterThanOrEqual(32)
    expect(await callback({ code: 'forged' })).toBe(400)
    expect(await callback({ code: 'forged', state: `${state}x` })).toBe(400)
    expect(asked).toEqual([])
    expect(await callback({ code: 'right', state })).toBe(200)
    const { code, stdout, stderr } = await ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/^wrote the session of demo to .* \(TOP_SESSION\), until /)
    expect(stdout + stderr).not.toMatch(/6100session|6101refresh|helloworld/)
    expect(asked).toHaveLength(1)
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toMatchObject({
      code: 'right',
      grant_type: 'authorization_code',
    })
    expect(JSON.parse(readFileSync(env['PAIFANG_PROFILE'] ?? '', 'utf8'))).toEqual({
      profiles: {
        test: { ...account, TOP_SESSION: '6100session', TOP_REFRESH_TOKEN: '6101refresh' },
      },
    })

    token = { access_token: '6100renewed', expires_in: 10 }
    const renewed = await paifang(['session', '--refresh', '--oauth', oauth, '--profile', 'test', '--json'], {
      env,
    })
    expect(JSON.parse(renewed.stdout)).toMatchObject({
      ok: true,
      variable: 'TOP_SESSION',
      refreshable: false,
    })
    expect(Object.fromEntries(new URLSearchParams(asked[1]))).toMatchObject({ refresh_token: '6101refresh' })
    expect(readFileSync(env['PAIFANG_PROFILE'] ?? '', 'utf8')).toContain('6100renewed')
  })

  it('goes to the emulator where calls do, for a session and for its renewal', async () => {
    const emulator = await startEmulator({ operations: [] })
    try {
      const env = { ...(await environment()), TOP_ENDPOINT: emulator.top.endpoint }
      const redirect = `http://127.0.0.1:${await freePort()}/callback`
      const child = startPaifang(['session', '--redirect', redirect, '--profile', 'test'], { env })
      const [page = ''] = /^http.*$/m.exec(await child.noticed('client_id=')) ?? []
      expect(new URL(page).origin).toBe(emulator.url)
      // As a browser does it, with the seller's consent.
      expect((await fetch(page)).status).toBe(200)
      expect((await child.ended).code).toBe(0)
      const renewed = await paifang(['session', '--refresh', '--profile', 'test'], { env })
      expect([renewed.code, renewed.stdout]).toEqual([0, expect.stringContaining('sandbox_seller')])
      expect(emulator.journal.entries().map(({ method }) => method)).toEqual([
        'oauth.authorize',
        'oauth.token',
        'oauth.token',
      ])
    } finally {
      await emulator.close()
    }
  })

  it('exits 1 where the user refuses, the platform refuses, or Ctrl-C ends it', async () => {
    const denied = await begin(await environment())
    await denied.callback({ error: 'access_denied', state: denied.state })
    expect(await denied.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('access_denied') })
    const refused = await begin(await environment())
    token = { error: 'invalid_client', error_description: 'no such client' }
    await refused.callback({ code: 'a', state: refused.state })
    expect(await refused.ended).toMatchObject({ code: 1, stdout: '' })
    const ended = await begin(await environment())
    ended.interrupt()
    expect(await ended.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('interrupted') })
  })

  it('is no way out of this machine, nor in the clear', async () => {
    for (const flags of [
      ['--redirect', 'http://203.0.113.7/callback'],
      ['--redirect', 'https://127.0.0.1/callback'],
      ['--redirect', 'x'],
      ['--oauth', 'http://oauth.test/token'],
      ['--gateway', 'qimen'],
      ['--refresh'],
    ])
      expect(
        await paifang(['session', ...flags], {
          env: { ...(await environment()), QIMEN_APP_KEY: 'a', QIMEN_APP_SECRET: 'b' },
        }),
      ).toMatchObject({ code: 2, stdout: '' })
  })
})
