import { canonicalise, stringToSign } from '@paifang/signer-top'
import type { CallEmulation, Incoming } from '../gateway/CallEmulation'
import { namesOf, readBy, refusedBy, runTests, type CheckResult, type Known } from '../gateway/CheckResult'
import { parseRequest } from '../http/parseRequest'
import { param, partsOf, type Received } from '../http/Received'
import { explainTop } from '../top/explainTop'
import { topMessage } from '../top/topMessage'
import { parameterRefusal } from '../top/topCalls'
import { qimenTests } from './checkQimen'
import {
  findOperation,
  systemParams,
  wholeMethod,
  type QimenGateway,
  type QimenRequest,
  type Scene,
} from './QimenRequest'
import { readQimenInput } from './readQimenInput'
import { failureAnswer, successAnswer } from './writeQimen'

const requestOf = (incoming: Incoming<Received>, gateway: QimenGateway, scene: Scene): QimenRequest => {
  const { received, context } = incoming
  return {
    ...incoming,
    gateway,
    scene,
    app: gateway.state.apps.get(param(received, 'app_key')),
    operation: findOperation(context.operations, param(received, 'method'), scene),
    grant: gateway.state.sessions.find(param(received, 'session')),
  }
}

const judge = async (subject: QimenRequest): Promise<CheckResult> => {
  const { app, operation, received, context } = subject
  const run = runTests(qimenTests, subject, context.settings.lenient)
  const { checks, refusal, explainable } = run
  const session = param(received, 'session')
  const known: Known = {
    app: app?.appKey ?? '',
    operation,
    session: session === '' ? undefined : session,
    run,
    explanation: explainable ? explainTop(subject, []) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 22 })
  return readBy(known, checks, await readQimenInput(operation, received), parameterRefusal)
}

/** Calls of `/router/qimen/service`, or of custom scenes. */
export const createQimenCalls = (gateway: QimenGateway, scene: Scene): CallEmulation<Received> => ({
  view: {
    gateway: 'qimen',
    isSystem: (name) => systemParams.has(name),
    reasonOf: topMessage,
    isSecret: (name) => /^(session|sign)$/.test(name),
    signedText: (params, body) => {
      const { sign: _sign, ...signedParams } = params
      return stringToSign(canonicalise(signedParams), body)
    },
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({
    method: wholeMethod(param(received, 'method'), scene),
    app: param(received, 'app_key'),
  }),
  parts: partsOf,
  checks: namesOf(qimenTests),
  judge: (incoming) => judge(requestOf(incoming, gateway, scene)),
  requestId: ({ random }) => random.letters(13),
  succeed: ({ received }, operation, wire, { requestId, headers }, wrongRoot) =>
    successAnswer({
      received,
      operation,
      wire,
      root: wrongRoot ? 'html' : 'response',
      requestId: scene === 'custom' ? requestId : undefined,
      headers,
    }),
  refuse: ({ received }, refusal, { requestId, headers }) =>
    failureAnswer(received, refusal, requestId, headers),
  outage: { code: 15, subCode: 'isp.remote-service-timeout', subMessage: 'injected by the emulator' },
  crash: { code: 15, subCode: 'isp.unknown-error', subMessage: 'the handler threw' },
})
