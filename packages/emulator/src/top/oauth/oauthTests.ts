import type { Incoming } from '../../gateway/CallEmulation'
import type { Test } from '../../gateway/CheckResult'
import { comparesParam, comparesPresence } from '../../gateway/compared'
import type { Refusal } from '../../gateway/Refusal'
import { param, type Received } from '../../http/Received'
import { protocolTests } from '../checkProtocol'
import type { TopApp } from '../TopApp'
import type { TopGateway } from '../TopRequest'

/** A request to the authorization server: whether it asks a seller, by the address of a page, or for a token. */
export interface OauthRequest extends Incoming<Received> {
  readonly gateway: TopGateway
  readonly app: TopApp | undefined
  readonly asks: 'consent' | 'token'
}

/** Shows the code in place of sending the seller back. */
export const outOfBand = 'urn:ietf:wg:oauth:2.0:oob'

/** `error` and `error_description` of the answer, which has status 400. */
const refused = (error: string, description: string): Refusal => ({
  code: 400,
  subCode: error,
  subMessage: description,
})

/** Where a seller can be sent back to; `undefined`: nowhere. */
export const wayBack = (received: Received): URL | undefined => {
  const text = param(received, 'redirect_uri')
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}

const grantTypes = ['authorization_code', 'refresh_token']

const codeProblem = ({ received, gateway, now }: OauthRequest): Refusal | undefined => {
  const code = gateway.state.oauth.codes.get(param(received, 'code'))
  if (code === undefined || code.app !== param(received, 'client_id'))
    return refused('invalid_grant', 'the code is not known, or was used: let the user authorize again')
  if (code.expiresAt <= now) return refused('invalid_grant', 'the code expired: let the user authorize again')
  return code.redirectUri === param(received, 'redirect_uri')
    ? undefined
    : refused('invalid_grant', 'redirect_uri is not that of the authorization')
}

const refreshProblem = ({ received, gateway, now }: OauthRequest): Refusal | undefined => {
  const refresh = gateway.state.oauth.refreshTokens.get(param(received, 'refresh_token'))
  if (refresh === undefined || refresh.app !== param(received, 'client_id'))
    return refused(
      'invalid_grant',
      'the refresh token is not known, or was used: let the user authorize again',
    )
  return refresh.expiresAt <= now
    ? refused('invalid_grant', 'the refresh token expired: let the user authorize again')
    : undefined
}

const isToken = ({ asks }: OauthRequest): boolean => asks === 'token'

/** @see TOP OAuth 2.0; RFC 6749 sections 4.1 and 5.2 for what it does not say */
export const oauthTests: ReadonlyArray<Test<OauthRequest>> = [
  {
    name: 'verb',
    compares: ({ request: { verb }, asks }) => ({
      field: '',
      client: verb,
      gateway: asks === 'token' ? 'POST' : 'GET',
    }),
    lenient: false,
    run: ({ request: { verb }, asks }) =>
      verb === (asks === 'token' ? 'POST' : 'GET')
        ? undefined
        : refused(
            'invalid_request',
            asks === 'token' ? 'a token is asked for by POST' : 'open it in a browser',
          ),
  },
  ...protocolTests
    .filter(({ name }) => name === 'encoding' || name === 'repeated')
    .map(({ name, lenient, run }): Test<OauthRequest> => ({
      name,
      lenient,
      run: (subject) => {
        const problem = run({ ...subject, operation: undefined, grant: undefined })
        return problem === undefined ? undefined : refused('invalid_request', problem.subMessage ?? name)
      },
    })),
  {
    name: 'client_id',
    compares: comparesParam('client_id', ({ gateway }) =>
      gateway.state.apps.values().map(({ appKey }) => appKey),
    ),
    lenient: false,
    run: ({ app }) => (app === undefined ? refused('invalid_client', 'client_id is not known') : undefined),
  },
  {
    name: 'client_secret',
    compares: comparesPresence('client_secret', true),
    lenient: true,
    run: (subject) =>
      !isToken(subject) || param(subject.received, 'client_secret') === subject.app?.appSecret
        ? undefined
        : refused('invalid_client', 'client_secret is not that of client_id'),
  },
  {
    name: 'grant_type',
    compares: (subject) =>
      isToken(subject)
        ? comparesParam<OauthRequest>('grant_type', () => grantTypes)(subject)
        : comparesParam<OauthRequest>('response_type', () => ['code'])(subject),
    lenient: false,
    run: (subject) => {
      if (isToken(subject))
        return grantTypes.includes(param(subject.received, 'grant_type'))
          ? undefined
          : refused('unsupported_grant_type', `grant_type: expected one of ${grantTypes.join(', ')}`)
      return param(subject.received, 'response_type') === 'code'
        ? undefined
        : refused('unsupported_response_type', 'response_type: this emulator gives a code')
    },
  },
  {
    name: 'redirect_uri',
    compares: comparesPresence('redirect_uri'),
    lenient: false,
    run: (subject) =>
      isToken(subject) ||
      param(subject.received, 'redirect_uri') === outOfBand ||
      wayBack(subject.received) !== undefined
        ? undefined
        : refused('invalid_request', `redirect_uri: expected an http or https URL, or ${outOfBand}`),
  },
  {
    name: 'grant',
    lenient: false,
    run: (subject) => {
      if (isToken(subject))
        return param(subject.received, 'grant_type') === 'refresh_token'
          ? refreshProblem(subject)
          : codeProblem(subject)
      return subject.gateway.state.oauth.consent().isRefused
        ? refused('access_denied', 'authorize reject')
        : undefined
    },
  },
]
