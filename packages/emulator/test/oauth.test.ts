import { tmcUserPermit } from '@paifang/api-top-platform'
import {
  createTopClient,
  topAuthorizeUrl,
  topExchangeCode,
  topRefreshToken,
  type TopToken,
} from '@paifang/gateway-top'
import { isRight } from 'fp-ts/Either'
import { startEmulator, type Emulator } from '../src'
import { now, postForm } from './peers'

const redirectUri = 'https://shop.example/callback?from=top'

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ operations: [tmcUserPermit], clock: () => now })
})
afterEach(() => emulator.close())

const account = () => {
  const { appKey, appSecret } = emulator.top
  return { appKey, appSecret, endpoint: `${emulator.url}/token` }
}

const consent = async (more: object = {}) => {
  const url = topAuthorizeUrl({ ...account(), redirectUri, state: 's 1', ...more })
  const response = await fetch(url, { redirect: 'manual', headers: { connection: 'close' } })
  const { headers, status } = response
  return { status, text: await response.text(), location: headers.get('location') ?? '' }
}

const codeOf = async (): Promise<string> =>
  new URL((await consent()).location).searchParams.get('code') ?? 'none'

const exchange = (code: string, more: object = {}) =>
  topExchangeCode({ ...account(), code, redirectUri, ...more })()

const refresh = (refreshToken: string, more: object = {}) =>
  topRefreshToken({ ...account(), refreshToken, ...more })()

const tokenOf = async (): Promise<TopToken> => {
  const result = await exchange(await codeOf())
  if (!isRight(result)) throw new Error(JSON.stringify(result))
  return result.right
}

/** Whether a call with that session is carried out. */
const isTaken = async (session: string): Promise<boolean> => {
  const top = createTopClient({ ...emulator.top, session, clock: emulator.clock.now, retry: false })
  const result = await top.run(tmcUserPermit, {})
  await top.close()
  return isRight(result)
}

describe('the authorization server of TOP', () => {
  it('sends the seller back with a code and the state, which become a session', async () => {
    const { status, location } = await consent()
    const { origin, searchParams } = new URL(location)
    expect([status, origin, searchParams.get('from'), searchParams.get('state')]).toEqual([
      302,
      'https://shop.example',
      'top',
      's 1',
    ])
    const result = await exchange(searchParams.get('code') ?? '')
    expect(result).toMatchObject({
      _tag: 'Right',
      right: {
        token_type: 'Bearer',
        expires_in: 86_400,
        refresh_token: expect.any(String),
        taobao_user_nick: 'sandbox_seller',
      },
    })
    expect(isRight(result) && (await isTaken(result.right.access_token))).toBe(true)
  })

  it('takes a code once, of whom it was given to and where, and not for ever', async () => {
    const code = await codeOf()
    const refusal = { _tag: 'Left', left: { _tag: 'GatewayError', kind: 'session', code: 'invalid_grant' } }
    expect(await exchange(code, { redirectUri: 'https://elsewhere.example/' })).toMatchObject(refusal)
    emulator.state.top.addApp({ appKey: '2', appSecret: 'two' })
    expect(await exchange(code, { appKey: '2', appSecret: 'two' })).toMatchObject(refusal)
    expect(await exchange(code)).toMatchObject({ _tag: 'Right' })
    expect(await exchange(code)).toMatchObject(refusal)
    const late = await codeOf()
    emulator.clock.advance(10 * 60_000)
    expect(await exchange(late)).toMatchObject(refusal)
  })

  it('renews a session by a refresh token that works once, and ends the one before', async () => {
    const { access_token: session, refresh_token: refreshToken = '' } = await tokenOf()
    const renewed = await refresh(refreshToken)
    if (!isRight(renewed)) throw new Error(JSON.stringify(renewed))
    expect(await isTaken(session)).toBe(false)
    expect(await isTaken(renewed.right.access_token)).toBe(true)
    expect(await refresh(refreshToken)).toMatchObject({ left: { code: 'invalid_grant' } })
    expect(await refresh(renewed.right.refresh_token ?? '')).toMatchObject({ _tag: 'Right' })
  })

  it('gives a session that is over after what the answer says, and a refresh token after a month', async () => {
    const {
      access_token: session,
      expires_in: seconds = 0,
      refresh_token: refreshToken = '',
    } = await tokenOf()
    emulator.clock.advance(seconds * 1000 - 1)
    expect(await isTaken(session)).toBe(true)
    emulator.clock.advance(1)
    expect(await isTaken(session)).toBe(false)
    emulator.clock.advance(30 * 24 * 3600_000)
    expect(await refresh(refreshToken)).toMatchObject({ left: { code: 'invalid_grant' } })
  })

  it('refuses a wrong key, secret, grant type and verb, in the words of OAuth', async () => {
    const refused = async (more: Readonly<Record<string, string>>) => {
      const { appKey, appSecret, endpoint } = account()
      const form = { client_id: appKey, client_secret: appSecret, grant_type: 'refresh_token', ...more }
      const { status, json } = await postForm(endpoint, form)
      return [status, json['error']]
    }
    expect(await refused({ client_id: '9' })).toEqual([400, 'invalid_client'])
    expect(await refused({ client_secret: 'not it' })).toEqual([400, 'invalid_client'])
    expect(await refused({ grant_type: 'password' })).toEqual([400, 'unsupported_grant_type'])
    expect(await refused({ refresh_token: 'not it' })).toEqual([400, 'invalid_grant'])
    const got = await fetch(`${emulator.url}/token`, { headers: { connection: 'close' } })
    expect([got.status, await got.json()]).toMatchObject([400, { error: 'invalid_request' }])
    expect(await exchange('c', { appSecret: 'not it' })).toMatchObject({ left: { kind: 'credentials' } })
  })

  it('asks whom the test says, who may say no', async () => {
    emulator.state.top.oauth.setConsent({ user: '店铺 1' })
    expect(await tokenOf()).toMatchObject({ taobao_user_nick: '店铺 1' })
    emulator.state.top.oauth.setConsent({ isRefused: true })
    expect(new URL((await consent()).location).search).toBe(
      '?from=top&error=access_denied&error_description=authorize+reject&state=s+1',
    )
    emulator.reset()
    expect(new URL((await consent()).location).searchParams.has('code')).toBe(true)
  })

  it('sends nobody where no seller can be, and shows the code where it is asked to', async () => {
    for (const wrong of ['javascript:alert(1)', 'not a URL', ''])
      expect(await consent({ redirectUri: wrong })).toMatchObject({ status: 400, location: '' })
    expect(await consent({ appKey: '9' })).toMatchObject({ status: 400, location: '' })
    expect(await consent({ responseType: 'token' })).toMatchObject({ status: 400, location: '' })
    const { status, text } = await consent({ redirectUri: 'urn:ietf:wg:oauth:2.0:oob' })
    expect([status, text]).toEqual([200, expect.stringMatching(/code=\w{32}/)])
  })

  it('shows no code, token or secret in its journal, and says what was looked at', async () => {
    const { location } = await consent()
    const code = new URL(location).searchParams.get('code') ?? ''
    const result = await exchange(code)
    if (!isRight(result)) throw new Error(JSON.stringify(result))
    const { access_token: session, refresh_token: refreshToken = '' } = result.right
    await refresh(refreshToken, { appSecret: 'another secret' })
    const entries = emulator.journal.entries()
    const shown = [JSON.stringify([entries, emulator.journal.har()])]
    for (const { seq } of entries)
      for (const part of ['request.bin', 'answer.bin'])
        shown.push(await (await fetch(`${emulator.controlUrl}/journal/${seq}/${part}`)).text())
    for (const secret of [code, session, refreshToken, emulator.top.appSecret, 'another secret'])
      expect([secret.length > 4, shown.join('\n').includes(secret)]).toEqual([true, false])
    expect(entries.map(({ method, outcome }) => [method, outcome])).toEqual([
      ['oauth.authorize', 'answered'],
      ['oauth.token', 'answered'],
      ['oauth.token', 'refused'],
    ])
    expect(entries.map(({ stringToSign }) => stringToSign)).toEqual([undefined, undefined, undefined])
    expect(entries[2]?.checks.find(({ state }) => state === 'failed')).toMatchObject({
      name: 'client_secret',
      zh: '密钥与应用对应',
    })
  })

  it('has outages, like every other call', async () => {
    emulator.faults.add({ operation: 'oauth.token', times: 1, fault: { kind: 'html', status: 503 } })
    const code = await codeOf()
    expect(await exchange(code)).toMatchObject({ left: { _tag: 'ProtocolError', status: 503 } })
    expect(await exchange(code)).toMatchObject({ _tag: 'Right' })
  })
})
