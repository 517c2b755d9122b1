import { canonicalise, stringToSign } from '@paifang/signer-top'
import type { Dialect } from '../world/Dialect'
import type { InputFault } from '../world/readInput'
import type { Refusal } from '../world/Refusal'
import { readBy, refusedBy, type Known } from '../world/judgement'
import { createTestRun, type Verdict } from '../world/Verdict'
import { accessTests } from './checkAccess'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { explainTop } from './explainTop'
import { readFormat } from './readFormat'
import { readTopInput } from './readTopInput'
import { param, systemParams, type TopCase } from './TopCase'
import { errorText, successText, topAnswer } from './writeTop'

const runSignedTests = createTestRun([...protocolTests, ...signatureTests, ...accessTests])

// A line of a batch was signed, stamped and versioned by the batch as a whole.
const runBatchLineTests = createTestRun([
  ...protocolTests.filter(({ name }) => name === 'encoding' || name === 'method'),
  ...accessTests,
])

const parameterRefusal = ({ path, expected, missing }: InputFault): Refusal =>
  missing
    ? { code: 40, subCode: `isv.missing-parameter:${path}`, subMessage: `${path} is required: ${expected}` }
    : { code: 41, subCode: `isv.invalid-parameter:${path}`, subMessage: `${path} must be ${expected}` }

const judge = (subject: TopCase): Verdict | Promise<Verdict> => {
  const { app, operation, received, world } = subject
  const { lenient } = world.settings
  const { checks, refusal, explainable } = (subject.signed ? runSignedTests : runBatchLineTests)(
    subject,
    lenient,
  )
  const session = param(subject, 'session')
  const known: Known = {
    app: app?.appKey ?? '',
    operation,
    session: session === '' ? undefined : session,
    explanation: explainable ? explainTop(subject) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 22 })
  const reading = readTopInput(operation, received)
  return reading instanceof Promise
    ? reading.then((read) => readBy(known, checks, read, parameterRefusal))
    : readBy(known, checks, reading, parameterRefusal)
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
