import { canonicalise, stringToSign } from '@paifang/signer-top'
import type { Dialect } from '../world/Dialect'
import { runTests, wantsExplanation, type Verdict } from '../world/Verdict'
import { accessTests } from './checkAccess'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { explainTop } from './explainTop'
import { readFormat } from './readFormat'
import { readTopInput } from './readTopInput'
import { param, systemParams, type TopCase } from './TopCase'
import { errorText, successText, topAnswer } from './writeTop'

const signedTests = [...protocolTests, ...signatureTests, ...accessTests]

// A line of a batch was signed, stamped and versioned by the batch as a whole.
const batchLineTests = [
  ...protocolTests.filter(({ name }) => name === 'encoding' || name === 'method'),
  ...accessTests,
]

const judge = async (subject: TopCase): Promise<Verdict> => {
  const { app, operation, received, world } = subject
  const { lenient } = world.settings
  const { checks, refusal } = runTests(subject.signed ? signedTests : batchLineTests, subject, lenient)
  const explanation = wantsExplanation(checks) ? explainTop(subject) : undefined
  const session = param(subject, 'session')
  const known = {
    app: app?.appKey ?? '',
    ...(operation === undefined ? {} : { operation }),
    ...(session === '' ? {} : { session }),
    ...(explanation === undefined ? {} : { explanation }),
  }
  if (refusal !== undefined || operation === undefined) {
    return { ...known, checks, refusal: refusal ?? { code: 22 } }
  }
  const reading = await readTopInput(operation, received)
  if ('input' in reading) {
    return { ...known, checks: [...checks, { name: 'parameters', ok: true }], input: reading.input }
  }
  const { path, expected, missing } = reading.fault
  return {
    ...known,
    checks: [...checks, { name: 'parameters', ok: false }],
    refusal: missing
      ? { code: 40, subCode: `isv.missing-parameter:${path}`, subMessage: `${path} is required: ${expected}` }
      : { code: 41, subCode: `isv.invalid-parameter:${path}`, subMessage: `${path} must be ${expected}` },
  }
}

const createDialect = (signed: boolean): Dialect => ({
  gateway: 'top',
  claim: (received) => ({
    method: received.params.get('method') ?? '',
    app: received.params.get('app_key') ?? '',
  }),
  judge: ({ request, received, now, world }) => {
    const { topApps, sessions } = world.state.tables
    return judge({
      request,
      received,
      now,
      world,
      signed,
      app: topApps.get(received.params.get('app_key') ?? ''),
      operation: world.operations.find('top', received.params.get('method') ?? ''),
      grant: sessions.get(received.params.get('session') ?? ''),
    })
  },
  // As the gateway's: lower-case letters and digits without a structure to rely on.
  requestId: (world) => world.random.letters(13),
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
  isSystem: (name) => systemParams.has(name),
  signedText: (params, body) => {
    const { sign: _sign, ...signedParams } = params
    return stringToSign(canonicalise(signedParams), body)
  },
})

/** TOP's `/router/rest`. */
export const topDialect: Dialect = createDialect(true)

/** One line of `/router/batch`, whose signature has been judged already. */
export const batchLineDialect: Dialect = createDialect(false)
