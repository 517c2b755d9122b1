import { canonicalise, stringToSign } from '@paifang/signer-top'
import type { AnyOperation } from '../call/Operations'
import type { CallEmulation } from '../gateway/CallEmulation'
import { readBy, refusedBy, runTests, type CheckResult, type Known, type Test } from '../gateway/CheckResult'
import type { InputFault, InputReading } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { param, type Received } from '../http/Received'
import { explainTop } from './explainTop'
import type { SignedRequest } from './TopRequest'

/** @see TOP codes 40 and 41 */
export const parameterRefusal = ({ path, expected, missing }: InputFault): Refusal =>
  missing
    ? { code: 40, subCode: `isv.missing-parameter:${path}`, subMessage: `${path} is required: ${expected}` }
    : { code: 41, subCode: `isv.invalid-parameter:${path}`, subMessage: `${path} must be ${expected}` }

/** How a gateway that is signed as TOP is judges a request. */
export interface SignedJudging<R extends SignedRequest> {
  readonly tests: ReadonlyArray<Test<R>>
  readonly readInput: (operation: AnyOperation, received: Received) => Promise<InputReading>
  /** Names that an explanation may say were forgotten; default: those of the operation's own parameters. */
  readonly fields?: ReadonlyArray<string>
}

/** Judges a request to TOP, or to what is signed as TOP is. */
export const judgeSigned = async <R extends SignedRequest>(
  subject: R,
  { tests, readInput, fields }: SignedJudging<R>,
): Promise<CheckResult> => {
  const { app, operation, received, context } = subject
  const run = runTests(tests, subject, context.settings.lenient)
  const { checks, refusal, explainable } = run
  const session = param(received, 'session')
  const known: Known = {
    app: app?.appKey ?? '',
    operation,
    session: session === '' ? undefined : session,
    run,
    explanation: explainable ? explainTop(subject, fields) : undefined,
  }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 22 })
  return readBy(known, checks, await readInput(operation, received), parameterRefusal)
}

/** The text that is hashed, of the parameters as they were received. */
export const signedText: NonNullable<CallEmulation<Received>['view']['signedText']> = (params, body) => {
  const { sign: _sign, ...signedParams } = params
  return stringToSign(canonicalise(signedParams), body)
}
