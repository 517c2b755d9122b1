import { createHash } from 'node:crypto'
import { isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { opretailCodes, opretailLoginCodes } from '@paifang/gateway-opretail'
import { canonicalise, stringToSign } from '@paifang/signer-opretail'
import type { Received } from '../http/Received'
import type { OpretailApp } from '../state/Rows'
import type { Dialect, Stamp } from '../world/Dialect'
import { readInput } from '../world/readInput'
import { readBy, refusedBy, type Known } from '../world/judgement'
import { createTestRun, type Verdict } from '../world/Verdict'
import type { World } from '../world/World'
import { accessTests } from './checkAccess'
import { opretailTests } from './checks'
import { explainOpretail } from './explainOpretail'
import { publicParams, tokenOf, type OpretailCase } from './OpretailCase'
import { opretailAnswer, type Stat } from './writeOpretail'

const runTests = createTestRun([...opretailTests, ...accessTests])

const appOf = (received: Received, world: World): OpretailApp | undefined => {
  const { opretailApps } = world.state.tables
  const key = received.params.get('_akey') ?? ''
  if (key !== '') return opretailApps.get(key)
  const id = received.params.get('_aid')
  return opretailApps.values().find(({ applicationId }) => applicationId === id)
}

/** Business parameters: everything public left out; a JSON body adds its members on `/cloud.api`. */
const businessParams = ({ received, route }: OpretailCase): Readonly<Record<string, unknown>> => {
  const named = Object.fromEntries([...received.params].filter(([name]) => !publicParams.has(name)))
  if (received.bodyKind !== 'json' || received.bodyText === undefined || route !== 'cloud.api') return named
  const parsed = parseJson(received.bodyText)
  const members = isRight(parsed) ? parsed.right : undefined
  return typeof members === 'object' && members !== null && !Array.isArray(members)
    ? { ...members, ...named }
    : named
}

const judge = (subject: OpretailCase): Verdict => {
  const { app, operation, token, world } = subject
  const { checks, refusal, explainable } = runTests(subject, world.settings.lenient)
  const known: Known = {
    app: app?.accessKey ?? '',
    operation,
    session: token === '' ? undefined : token,
    explanation: explainable ? explainOpretail(subject) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 9 })
  if (app?.permissions !== undefined && !app.permissions.includes(operation.method))
    return refusedBy(known, [...checks, { name: 'permission', ok: false }], { code: 9 })
  return readBy(
    known,
    checks,
    readInput(operation, businessParams(subject)),
    ({ path, expected, missing }) => ({
      code: world.settings.opretailParameterCode,
      message: missing ? `${path} is required: ${expected}` : `${path} must be ${expected}`,
    }),
  )
}

/** @see opretail protocol, `cid` = `a:` 6 hex of the address, `t:` thread, `s:` millis */
const addressHash = createHash('md5').update('127.0.0.1').digest('hex').slice(0, 6)

const stat = (code: number, codename: string, { requestId, now }: Stamp): Stat => ({
  cid: requestId,
  code,
  codename,
  systime: now,
})

/** opretail's `/cloud.api` and `/m.api`. */
export const opretailDialect: Dialect = {
  gateway: 'opretail',
  claim: (received) => ({
    method: received.params.get('_mt') ?? '',
    app: received.params.get('_akey') ?? '',
  }),
  judge: ({ request, received, now, world }) => {
    const token = tokenOf(request)
    const version = received.params.get('_version') ?? ''
    const method = received.params.get('_mt') ?? ''
    return judge({
      request,
      received,
      now,
      world,
      token,
      route: request.target.startsWith('/m.api') ? 'm.api' : 'cloud.api',
      app: appOf(received, world),
      operation: world.operations.find('opretail', method, version === '' ? undefined : version),
      grant: world.state.tables.tokens.get(token),
    })
  },
  requestId: (world, now) => `a:${addressHash}|t:${world.random.below(1000)}|s:${now}`,
  succeed: (_incoming, _operation, wire, stamp, wrongRoot) =>
    opretailAnswer(
      wrongRoot
        ? { result: '成功', data: wire }
        : { stat: stat(0, 'SUCCESS', stamp), result: '成功', data: wire },
      stamp.headers,
    ),
  refuse: (_incoming, refusal, stamp) => {
    const known = opretailCodes[String(refusal.code)] ?? opretailLoginCodes[String(refusal.code)]
    const codename = known?.name ?? refusal.subCode ?? 'EMULATED_ERROR'
    return opretailAnswer(
      {
        stat: stat(refusal.code, codename, stamp),
        result: refusal.message ?? refusal.subMessage ?? known?.meaning.zh ?? codename,
      },
      stamp.headers,
    )
  },
  outage: { code: -500 },
  crash: { code: -999 },
  isSystem: (name) => publicParams.has(name),
  signedText: (params) => {
    const { _sig: _dropped, ...signedParams } = params
    return stringToSign(canonicalise(signedParams))
  },
}
