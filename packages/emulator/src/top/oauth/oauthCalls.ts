import { struct, text, unknownValue, type Operation } from '@paifang/contract'
import { right } from 'fp-ts/Either'
import type { CallEmulation, Incoming } from '../../gateway/CallEmulation'
import { refusedBy, runTests } from '../../gateway/CheckResult'
import type { BuiltInHandler } from '../../handlers/BuiltInHandler'
import { parseRequest } from '../../http/parseRequest'
import { textAnswer, type RawAnswer } from '../../http/RawAnswer'
import { param, partsOf, type Received } from '../../http/Received'
import type { TopGateway } from '../TopRequest'
import type { OauthState } from './OauthState'
import { oauthTests, outOfBand, wayBack, type OauthRequest } from './oauthTests'

/** @see TOP OAuth 2.0: the code and what it is exchanged for live so long; the page states no figure for the code */
const codeMs = 10 * 60_000
const sessionS = 24 * 3600
const refreshS = 30 * 24 * 3600

interface Asked {
  readonly client_id: string
  readonly redirect_uri?: string
  readonly code?: string
  readonly refresh_token?: string
}

const Asked = struct<Asked>('Asked', {
  required: { client_id: text },
  optional: { redirect_uri: text, code: text, refresh_token: text },
})

/** As the journal knows them: no operations that a client could call, and none of the platform's names. */
const operationOf = (
  method: string,
  sensitive: Operation<'top', Asked, unknown>['sensitive'],
): Operation<'top', Asked, unknown> => ({
  gateway: 'top',
  method,
  input: Asked,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive,
})

const consent = operationOf('oauth.authorize', [['code']])
const token = operationOf('oauth.token', [['client_secret'], ['code'], ['refresh_token'], ['access_token']])

/** What both are answered with. A code and a refresh token work once; a session that was renewed ends. */
export const oauthHandlers = (
  oauth: OauthState,
  { issue, revoke }: TopGateway['state']['sessions'],
): Readonly<Record<string, BuiltInHandler>> => ({
  [consent.method]:
    () =>
    ({ redirect_uri: redirectUri = '' }: Asked, { app, now, random }) =>
    () => {
      const code = random.letters(32)
      const { user } = oauth.consent()
      oauth.codes.put(code, { app, user, redirectUri, expiresAt: now + codeMs })
      return Promise.resolve(right({ code }))
    },
  [token.method]:
    () =>
    ({ code = '', refresh_token: refresh = '' }: Asked, { app, now, random }) =>
    () => {
      const before = oauth.refreshTokens.get(refresh)
      const { user } = before ?? oauth.codes.get(code) ?? oauth.consent()
      oauth.codes.remove(code)
      oauth.refreshTokens.remove(refresh)
      if (before !== undefined) revoke(before.session)
      const session = issue({ app, user, expiresInMs: sessionS * 1000 })
      const next = random.letters(32)
      oauth.refreshTokens.put(next, { app, user, session, expiresAt: now + refreshS * 1000 })
      return Promise.resolve(
        right({
          access_token: session,
          token_type: 'Bearer',
          expires_in: sessionS,
          refresh_token: next,
          re_expires_in: refreshS,
          r1_expires_in: sessionS,
          r2_expires_in: sessionS,
          w1_expires_in: sessionS,
          w2_expires_in: sessionS,
          taobao_user_nick: encodeURIComponent(user),
        }),
      )
    },
})

const secrets = new Set(['client_secret', 'code', 'refresh_token'])
const named = new Set([
  ...secrets,
  'client_id',
  'grant_type',
  'redirect_uri',
  'response_type',
  'scope',
  'sp',
  'state',
  'view',
])

const checks = oauthTests.map(({ name }) => name)

const asksOf = (received: Received): OauthRequest['asks'] =>
  received.params.has('response_type') ? 'consent' : 'token'

const json = (status: number, value: object, headers: Readonly<Record<string, string>>): RawAnswer =>
  textAnswer(status, 'application/json;charset=UTF-8', JSON.stringify(value), {
    ...headers,
    'cache-control': 'no-store',
  })

/** The seller goes back with the answer and the `state` that came. */
const sendBack = (
  received: Received,
  answer: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
): RawAnswer | undefined => {
  const url = wayBack(received)
  if (url === undefined) return undefined
  const state = param(received, 'state')
  for (const [name, value] of Object.entries({ ...answer, ...(state === '' ? {} : { state }) }))
    url.searchParams.append(name, value)
  return textAnswer(302, 'text/plain;charset=UTF-8', '', { ...headers, location: url.href })
}

/**
 * Where sellers authorize and codes become tokens. Nobody is asked: the answer of the state is given at once. One address
 * does both, as clients take one: what has a `response_type` asks the seller.
 * @see TOP OAuth 2.0
 */
export const createOauthCalls = (gateway: TopGateway): CallEmulation<Received> => ({
  view: {
    gateway: 'top',
    isSystem: (name) => named.has(name),
    isSecret: (name) => secrets.has(name),
    isStamp: () => false,
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({
    method: (asksOf(received) === 'consent' ? consent : token).method,
    app: param(received, 'client_id'),
  }),
  parts: partsOf,
  checks,
  judge: (incoming) => {
    const { received, context } = incoming
    const asks = asksOf(received)
    const app = gateway.state.apps.get(param(received, 'client_id'))
    const run = runTests(oauthTests, { ...incoming, gateway, app, asks }, context.settings.lenient)
    const known = {
      app: app?.appKey ?? '',
      operation: asks === 'consent' ? consent : token,
      session: undefined,
      explanation: undefined,
      run: { names: checks, compare: run.compare },
    }
    if (run.refusal !== undefined) return refusedBy(known, run.checks, run.refusal)
    return { ...known, checks: run.checks, refusal: undefined, input: Object.fromEntries(received.params) }
  },
  requestId: ({ random }) => random.letters(13),
  succeed: ({ received }, operation, wire, { headers }) => {
    if (operation.method === token.method) return json(200, wire as object, headers)
    const given = wire as { readonly code: string }
    return (
      sendBack(received, given, headers) ??
      textAnswer(200, 'text/plain;charset=UTF-8', `${outOfBand}\ncode=${given.code}\n`, headers)
    )
  },
  refuse: (incoming: Incoming<Received>, { subCode = 'invalid_request', subMessage = '' }, { headers }) => {
    const answer = { error: subCode, error_description: subMessage }
    const back = subCode === 'access_denied' ? sendBack(incoming.received, answer, headers) : undefined
    return back ?? json(400, answer, headers)
  },
  outage: { code: 400, subCode: 'temporarily_unavailable', subMessage: 'injected by the emulator' },
  crash: { code: 400, subCode: 'server_error', subMessage: 'the handler threw' },
})
