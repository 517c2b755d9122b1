import type { CallEmulation, Incoming } from '../gateway/CallEmulation'
import { namesOf } from '../gateway/CheckResult'
import { parseRequest } from '../http/parseRequest'
import { param, partsOf, type Received } from '../http/Received'
import { judgeSigned, signedText } from '../top/judgeSigned'
import { signAnew } from '../top/signAnew'
import { topMessage } from '../top/topMessage'
import { qimenTests } from './checkQimen'
import {
  findOperation,
  systemParams,
  wholeMethod,
  type QimenGateway,
  type QimenRequest,
  type Scene,
} from './QimenRequest'
import type { QimenAccount } from './qimenEmulation'
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

/** Calls of `/router/qimen/service`, or of custom scenes. */
export const createQimenCalls = (gateway: QimenGateway, scene: Scene): CallEmulation<Received> => ({
  view: {
    gateway: 'qimen',
    isSystem: (name) => systemParams.has(name),
    reasonOf: topMessage,
    isSecret: (name) => /^(session|sign)$/.test(name),
    isStamp: (name) => name === 'timestamp' || name === 'sign',
    signedText,
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({
    method: wholeMethod(param(received, 'method'), scene),
    app: param(received, 'app_key'),
  }),
  parts: partsOf,
  checks: namesOf(qimenTests),
  judge: (incoming) =>
    judgeSigned(requestOf(incoming, gateway, scene), {
      tests: qimenTests,
      readInput: readQimenInput,
      fields: [],
    }),
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
  signAnew: (incoming, asOwn) => {
    const { received, context } = incoming
    const own = asOwn ? (context.gateways.get('qimen')?.account('') as QimenAccount | undefined) : undefined
    if (own === undefined)
      return signAnew(incoming, { app: gateway.state.apps.get(param(received, 'app_key')), more: [] })
    const { appKey: app_key, customerId, session } = own
    const taken = Object.entries({ customerId, session }).filter(([name]) => received.params.has(name))
    return signAnew(incoming, { app: own, more: [['app_key', app_key], ...taken] })
  },
  outage: { code: 15, subCode: 'isp.remote-service-timeout', subMessage: 'injected by the emulator' },
  crash: { code: 15, subCode: 'isp.unknown-error', subMessage: 'the handler threw' },
})
