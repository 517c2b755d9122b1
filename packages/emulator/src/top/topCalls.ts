import type { CallEmulation, Incoming } from '../gateway/CallEmulation'
import { namesOf } from '../gateway/CheckResult'
import { parseRequest } from '../http/parseRequest'
import { param, partsOf, type Received } from '../http/Received'
import { accessTests } from './checkAccess'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { judgeSigned, signedText } from './judgeSigned'
import { readFormat } from './readFormat'
import { readTopInput } from './readTopInput'
import { signAnew } from './signAnew'
import type { TopAccount } from './topEmulation'
import { systemParams, type TopGateway, type TopRequest } from './TopRequest'
import { topMessage } from './topMessage'
import { errorText, successText, topAnswer } from './writeTop'

const signedTests = [...protocolTests, ...signatureTests, ...accessTests]

// A line of a batch was signed, stamped and versioned by the batch as a whole.
const batchLineTests = [
  ...protocolTests.filter(({ name }) => name === 'encoding' || name === 'method'),
  ...accessTests,
]

const testsOf = (signed: boolean) => (signed ? signedTests : batchLineTests)

/** The request with its application, operation and session looked up. */
export const topRequest = (
  incoming: Incoming<Received>,
  gateway: TopGateway,
  signed: boolean,
): TopRequest => {
  const { received, context } = incoming
  return {
    ...incoming,
    gateway,
    signed,
    app: gateway.state.apps.get(param(received, 'app_key')),
    operation: context.operations.find('top', param(received, 'method')),
    grant: gateway.state.sessions.find(param(received, 'session')),
  }
}

/** Calls of `/router/rest`; with `signed: false`, lines of a batch whose signature has been judged already. */
export const createTopCalls = (gateway: TopGateway, signed: boolean): CallEmulation<Received> => ({
  view: {
    gateway: 'top',
    isSystem: (name) => systemParams.has(name),
    reasonOf: topMessage,
    isSecret: (name) => /^(session|sign|access_token|app_secret)$/.test(name),
    isStamp: (name) => name === 'timestamp' || name === 'sign',
    signedText,
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({ method: param(received, 'method'), app: param(received, 'app_key') }),
  parts: partsOf,
  checks: namesOf(testsOf(signed)),
  judge: (incoming) =>
    judgeSigned(topRequest(incoming, gateway, signed), { tests: testsOf(signed), readInput: readTopInput }),
  // As the gateway's: lower-case letters and digits without a structure to rely on.
  requestId: ({ random }) => random.letters(13),
  succeed: ({ received }, operation, wire, stamp, wrongRoot) => {
    const format = readFormat(received)
    const members = (wire ?? {}) as Readonly<Record<string, unknown>>
    const text = wrongRoot
      ? successText(
          operation.method,
          members,
          stamp.requestId,
          { ...format, simplify: false },
          'unexpected_response',
        )
      : successText(operation.method, members, stamp.requestId, format)
    return topAnswer(text, format, stamp.headers)
  },
  refuse: ({ received }, refusal, stamp) => {
    const format = readFormat(received)
    return topAnswer(errorText(refusal, stamp.requestId, format), format, stamp.headers)
  },
  signAnew: (incoming, asOwn) => {
    const { received, context } = incoming
    const own = asOwn ? (context.gateways.get('top')?.account('') as TopAccount | undefined) : undefined
    const { operation } = topRequest(incoming, gateway, signed)
    const needsSession = received.params.has('session') || operation?.session === 'required'
    return own === undefined
      ? signAnew(incoming, { app: gateway.state.apps.get(param(received, 'app_key')), more: [] })
      : signAnew(incoming, {
          app: own,
          more: [['app_key', own.appKey], ...(needsSession ? [['session', own.session] as const] : [])],
        })
  },
  outage: {
    code: 15,
    subCode: 'isp.remote-service-timeout',
    subMessage: 'injected by the emulator',
  },
  crash: { code: 15, subCode: 'isp.unknown-error', subMessage: 'the handler threw' },
})
