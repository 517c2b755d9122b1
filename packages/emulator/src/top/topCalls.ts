import { canonicalise, stringToSign } from '@paifang/signer-top'
import type { CallEmulation, Incoming } from '../gateway/CallEmulation'
import { namesOf, readBy, refusedBy, runTests, type CheckResult, type Known } from '../gateway/CheckResult'
import type { InputFault } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { parseRequest } from '../http/parseRequest'
import { param, partsOf, type Received } from '../http/Received'
import { accessTests } from './checkAccess'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { explainTop } from './explainTop'
import { readFormat } from './readFormat'
import { readTopInput } from './readTopInput'
import { systemParams, type TopGateway, type TopRequest } from './TopRequest'
import { topMessage } from './topMessage'
import { errorText, successText, topAnswer } from './writeTop'

const signedTests = [...protocolTests, ...signatureTests, ...accessTests]

// A line of a batch was signed, stamped and versioned by the batch as a whole.
const batchLineTests = [
  ...protocolTests.filter(({ name }) => name === 'encoding' || name === 'method'),
  ...accessTests,
]

/** @see TOP codes 40 and 41 */
export const parameterRefusal = ({ path, expected, missing }: InputFault): Refusal =>
  missing
    ? { code: 40, subCode: `isv.missing-parameter:${path}`, subMessage: `${path} is required: ${expected}` }
    : { code: 41, subCode: `isv.invalid-parameter:${path}`, subMessage: `${path} must be ${expected}` }

const judge = async (subject: TopRequest): Promise<CheckResult> => {
  const { app, operation, received, context } = subject
  const run = runTests(subject.signed ? signedTests : batchLineTests, subject, context.settings.lenient)
  const { checks, refusal, explainable } = run
  const session = param(received, 'session')
  const known: Known = {
    app: app?.appKey ?? '',
    operation,
    session: session === '' ? undefined : session,
    run,
    explanation: explainable ? explainTop(subject) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 22 })
  return readBy(known, checks, await readTopInput(operation, received), parameterRefusal)
}

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
    signedText: (params, body) => {
      const { sign: _sign, ...signedParams } = params
      return stringToSign(canonicalise(signedParams), body)
    },
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({ method: param(received, 'method'), app: param(received, 'app_key') }),
  parts: partsOf,
  checks: namesOf(signed ? signedTests : batchLineTests),
  judge: (incoming) => judge(topRequest(incoming, gateway, signed)),
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
  outage: {
    code: 15,
    subCode: 'isp.remote-service-timeout',
    subMessage: 'injected by the emulator',
  },
  crash: { code: 15, subCode: 'isp.unknown-error', subMessage: 'the handler threw' },
})
