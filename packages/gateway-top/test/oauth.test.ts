import { topAuthorizeUrl, topExchangeCode, topRefreshToken, topOauthEndpoints } from '@paifang/gateway-top'
import { inspect } from 'node:util'
import { json, lost, scripted, type Reply } from './support/scripted'

const app = { appKey: '12345678', appSecret: 'top-secret' }
const token = json({
  access_token: 'token-1',
  token_type: 'Bearer',
  expires_in: 86400,
  hra_expires_in: '1800',
  refresh_token: 'refresh-1',
  taobao_user_id: 9223372036854775807n.toString(),
  taobao_user_nick: '%E5%95%86%E5%AE%B6',
  something_new: 1,
})

describe('topAuthorizeUrl', () => {
  it('names the application, the callback and the state', () => {
    const url = new URL(
      topAuthorizeUrl({ appKey: 'k', redirectUri: 'https://x.cn/cb?a=1', state: 's t', view: 'wap' }),
    )
    expect(url.origin + url.pathname).toBe(topOauthEndpoints.production.authorize)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'k',
      redirect_uri: 'https://x.cn/cb?a=1',
      state: 's t',
      view: 'wap',
    })
  })

  it('knows the other platforms and refuses plain http', () => {
    expect(topAuthorizeUrl({ appKey: 'k', redirectUri: 'r', endpoint: 'aliexpress' })).toContain('sp=ae')
    expect(() =>
      topAuthorizeUrl({ appKey: 'k', redirectUri: 'r', endpoint: 'http://oauth.example.com/' }),
    ).toThrow(TypeError)
  })
})

describe('topExchangeCode', () => {
  it('posts the code and decodes the token', async () => {
    const transport = scripted([token])
    const result = await topExchangeCode({ ...app, code: 'c1', redirectUri: 'https://x.cn/cb', transport })()
    expect(result).toMatchObject({
      right: {
        access_token: 'token-1',
        expires_in: 86400,
        hra_expires_in: 1800,
        taobao_user_id: '9223372036854775807',
        taobao_user_nick: '商家',
        something_new: 1,
      },
    })
    expect(transport.requests[0]?.url).toBe('https://oauth.taobao.com/token')
    expect(transport.forms()[0]).toEqual({
      grant_type: 'authorization_code',
      code: 'c1',
      client_id: '12345678',
      client_secret: 'top-secret',
      redirect_uri: 'https://x.cn/cb',
    })
  })

  it.each([
    ['invalid_client', 'credentials'],
    ['invalid_grant', 'session'],
    ['unauthorized_client', 'permission'],
    ['invalid_request', 'parameters'],
    ['who_knows', 'unlisted'],
  ])('reads the 400 of %s as kind %s', async (error, kind) => {
    const body = JSON.stringify({ error, error_description: 'no top-secret here' })
    const transport = scripted([{ status: 400, body }])
    const result = await topExchangeCode({ ...app, code: 'c1', redirectUri: 'r', transport })()
    expect(result).toMatchObject({
      left: { _tag: 'GatewayError', gateway: 'top', kind, code: error, message: 'no *** here' },
    })
  })

  it.each<readonly [string, Reply, object]>([
    [
      'a page',
      { status: 502, body: '<html>' },
      { _tag: 'ProtocolError', reason: 'status', from: 'oauth.taobao.com/token' },
    ],
    ['nothing', {}, { _tag: 'ProtocolError', reason: 'empty' }],
    ['text', { body: 'hm' }, { _tag: 'ProtocolError', reason: 'unparsable' }],
    ['a list', { body: '[]' }, { _tag: 'ProtocolError', reason: 'envelope' }],
    ['no token', { body: '{}' }, { _tag: 'OutputError' }],
    [
      'a refusal of the gateway',
      { body: '{"error_response":{"code":25,"msg":"Invalid signature","request_id":"r"}}' },
      { _tag: 'GatewayError', kind: 'signature', message: 'Invalid signature', requestId: 'r' },
    ],
    ['too much', { body: '{', truncated: true }, { _tag: 'ProtocolError', reason: 'too-large' }],
  ])('finds an error in %s', async (_title, reply, left) => {
    const transport = scripted([reply])
    expect(await topExchangeCode({ ...app, code: 'c1', redirectUri: 'r', transport })()).toMatchObject({
      left,
    })
    expect(transport.requests).toHaveLength(1)
  })

  it.each([
    ['authorize code:abc invalidate, please authorize again', 'session'],
    ['refresh_token is invalid', 'session'],
    ['application callback can not match the redirect_uri', 'parameters'],
    ['client_secret is wrong', 'credentials'],
    ['', 'credentials'],
  ])('tells the causes of invalid_client apart: %p is %s', async (error_description, kind) => {
    const transport = scripted([
      { status: 400, body: JSON.stringify({ error: 'invalid_client', error_description }) },
    ])
    expect(await topExchangeCode({ ...app, code: 'c1', redirectUri: 'r', transport })()).toMatchObject({
      left: { _tag: 'GatewayError', code: 'invalid_client', kind },
    })
  })

  it.each([
    ['an error that is no text', '{"access_token":"t","error":{"code":1}}'],
    ['an error response', '{"access_token":"t","error_response":"no"}'],
    ['an error code', '{"access_token":"t","error_code":"15"}'],
    ['a token without text', '{"access_token":""}'],
    ['a blank token', '{"access_token":" "}'],
    ['a list', '["access_token"]'],
  ])('takes no token from an answer with %s', async (_title, body) => {
    const transport = scripted([{ body }])
    expect(await topExchangeCode({ ...app, code: 'c1', redirectUri: 'r', transport })()).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'envelope' },
    })
  })

  it.each(['"error":""', '"error":null', '"errcode":0,"errmsg":"ok"'])(
    'takes the token from an answer that says that there is no error: %s',
    async (beside) => {
      const transport = scripted([{ body: `{"access_token":"t",${beside}}` }])
      expect(await topExchangeCode({ ...app, code: 'c1', redirectUri: 'r', transport })()).toMatchObject({
        right: { access_token: 't' },
      })
    },
  )

  it('is not repeated, and shows no secret when it fails', async () => {
    const transport = scripted([lost('reset', 'maybe')])
    const result = await topExchangeCode({ ...app, code: 'c1-private', redirectUri: 'r', transport })()
    expect(transport.requests).toHaveLength(1)
    expect(inspect(result, { depth: 9 })).not.toMatch(/top-secret|c1-private/)
  })

  it('sends nothing without a secret', async () => {
    const transport = scripted([token])
    const result = await topExchangeCode({ ...app, appSecret: '', code: 'c', redirectUri: 'r', transport })()
    expect(result).toMatchObject({
      left: { _tag: 'InputError', subject: 'credentials', issues: [{ path: 'appSecret' }] },
    })
    expect(transport.requests).toHaveLength(0)
  })
})

describe('topRefreshToken', () => {
  it('posts the refresh token', async () => {
    const transport = scripted([token])
    const result = await topRefreshToken({ ...app, refreshToken: 'refresh-0', transport })()
    expect(result).toMatchObject({ right: { refresh_token: 'refresh-1' } })
    expect(transport.forms()[0]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-0' })
  })
})
