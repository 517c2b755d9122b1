import { createHash } from 'node:crypto'
import { opretailCodes, opretailLoginCodes } from '@paifang/gateway-opretail'
import { canonicalise, stringToSign } from '@paifang/signer-opretail'
import type { CallEmulation, Incoming, Stamp } from '../gateway/CallEmulation'
import { namesOf, readBy, refusedBy, runTests, type CheckResult, type Known } from '../gateway/CheckResult'
import { readInput, type InputFault } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { parseRequest } from '../http/parseRequest'
import { param, partsOf, type Received } from '../http/Received'
import { bodyMembers } from './bodyMembers'
import { accessTests } from './checkAccess'
import { protocolTests } from './checkProtocol'
import { explainOpretail } from './explainOpretail'
import type { OpretailApp } from './OpretailApp'
import type { OpretailAccount } from './opretailEmulation'
import { publicParams, tokenOf, type OpretailGateway, type OpretailRequest } from './OpretailRequest'
import type { OpretailSettings } from './OpretailSettings'
import type { OpretailState } from './OpretailState'
import { signAnew } from './signAnew'
import { opretailAnswer, type Stat } from './writeOpretail'

const tests = [...protocolTests, ...accessTests]

const knownCode = (code: number): (typeof opretailCodes)[string] | undefined =>
  opretailCodes[String(code)] ?? opretailLoginCodes[String(code)]

const appOf = (received: Received, { apps }: OpretailState): OpretailApp | undefined => {
  const key = param(received, '_akey')
  if (key !== '') return apps.get(key)
  const id = received.params.get('_aid')
  return apps.values().find(({ applicationId }) => applicationId === id)
}

/** No document says the code of a wrong business parameter: it is an option. */
export const parameterRefusal =
  ({ parameterCode }: OpretailSettings) =>
  ({ path, expected, missing }: InputFault): Refusal => ({
    code: parameterCode,
    message: missing ? `${path} is required: ${expected}` : `${path} must be ${expected}`,
  })

/** Business parameters: everything public left out; a JSON body adds its members. */
const businessParams = (subject: OpretailRequest): Readonly<Record<string, unknown>> => {
  const named = Object.fromEntries([...subject.received.params].filter(([name]) => !publicParams.has(name)))
  const members = bodyMembers(subject)
  return typeof members === 'string' ? named : { ...members, ...named }
}

const judge = (subject: OpretailRequest): CheckResult => {
  const { app, operation, token, context, gateway } = subject
  const run = runTests(tests, subject, context.settings.lenient)
  const { checks, refusal, explainable } = run
  const known: Known = {
    app: app?.accessKey ?? '',
    operation,
    session: token === '' ? undefined : token,
    run,
    explanation: explainable ? explainOpretail(subject) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 9 })
  return readBy(
    known,
    checks,
    readInput(operation, businessParams(subject)),
    parameterRefusal(gateway.settings),
  )
}

const opretailRequest = (incoming: Incoming<Received>, gateway: OpretailGateway): OpretailRequest => {
  const { request, received, context } = incoming
  const token = tokenOf(request)
  const version = param(received, '_version')
  return {
    ...incoming,
    gateway,
    token,
    route: request.target.startsWith('/m.api') ? 'm.api' : 'cloud.api',
    app: appOf(received, gateway.state),
    operation: context.operations.find(
      'opretail',
      param(received, '_mt'),
      version === '' ? undefined : version,
    ),
    grant: gateway.state.tokens.find(token),
  }
}

/** @see opretail protocol, `cid` = `a:` 6 hex of the address, `t:` thread, `s:` millis */
const addressHash = createHash('md5').update('127.0.0.1').digest('hex').slice(0, 6)

const stat = (code: number, codename: string, { requestId, now }: Stamp): Stat => ({
  cid: requestId,
  code,
  codename,
  systime: now,
  gatewayParam: { isGatewayReturn: code !== 0 },
})

/** Calls of `/cloud.api` and `/m.api`. */
export const createOpretailCalls = (gateway: OpretailGateway): CallEmulation<Received> => ({
  view: {
    gateway: 'opretail',
    isSystem: (name) => publicParams.has(name),
    reasonOf: (code) => knownCode(code)?.name,
    isSecret: (name) => /^(_sig|access_token|app_secret)$/.test(name),
    isStamp: (name) => /^_(timestamp|sig|nonce)$/.test(name),
    signedText: (params) => {
      const { _sig: _dropped, ...signedParams } = params
      return stringToSign(canonicalise(signedParams))
    },
  },
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({ method: param(received, '_mt'), app: param(received, '_akey') }),
  parts: partsOf,
  checks: namesOf(tests),
  judge: (incoming) => judge(opretailRequest(incoming, gateway)),
  requestId: ({ random }, now) => `a:${addressHash}|t:${random.below(1000)}|s:${now}`,
  succeed: (_incoming, _operation, wire, stamp, wrongRoot) =>
    opretailAnswer(
      wrongRoot
        ? { result: '成功', data: wire }
        : { stat: stat(0, 'SUCCESS', stamp), result: '成功', data: wire },
      stamp.headers,
    ),
  refuse: (_incoming, refusal, stamp) => {
    const known = knownCode(refusal.code)
    const codename = known?.name ?? refusal.subCode ?? 'EMULATED_ERROR'
    return opretailAnswer(
      {
        stat: stat(refusal.code, codename, stamp),
        result: refusal.message ?? refusal.subMessage ?? known?.meaning.zh ?? codename,
        data: null,
      },
      stamp.headers,
    )
  },
  signAnew: (incoming, asOwn) => {
    const { context, request, received } = incoming
    const own = asOwn
      ? (context.gateways.get('opretail')?.account('') as OpretailAccount | undefined)
      : undefined
    const { operation } = opretailRequest(incoming, gateway)
    if (own === undefined)
      return signAnew(incoming, { app: appOf(received, gateway.state), more: [], headers: new Map() })
    const needsToken = tokenOf(request) !== '' || operation?.session === 'required'
    const header = 'ovo-authorization' in request.headers ? 'ovo-authorization' : 'authenticator'
    return signAnew(incoming, {
      app: own,
      more: [
        ['_akey', own.accessKey],
        ['_aid', own.applicationId],
      ],
      headers: new Map(needsToken ? [[header, own.session]] : []),
    })
  },
  outage: { code: -500 },
  crash: { code: -999 },
})
