import { headersOf } from '../call/serveCall'
import type { CallEmulation, Incoming } from '../gateway/CallEmulation'
import { refusedBy, runTests } from '../gateway/CheckResult'
import type { RawAnswer } from '../http/RawAnswer'
import { partsOf, type Received } from '../http/Received'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { explainTop } from './explainTop'
import { topRequest } from './topCalls'
import type { TopGateway } from './TopRequest'

// A batch names no method of its own.
const batchTests = [...protocolTests.filter(({ name }) => name !== 'method'), ...signatureTests]

/** Judges a batch as a whole: its public parameters and its signature. Gives the answer when it is refused. */
export const checkBatch = (
  emulation: CallEmulation<Received>,
  gateway: TopGateway,
  incoming: Incoming<Received>,
  { calls, most }: { readonly calls: number; readonly most: number },
): RawAnswer | undefined => {
  const startedAt = performance.now()
  const { context, request, received, now } = incoming
  const subject = { ...topRequest(incoming, gateway, true), operation: undefined }
  const run = runTests(batchTests, subject, context.settings.lenient)
  const { checks, refusal, explainable } = run
  const whole =
    refusal ??
    (calls === 0 ? { code: 40, subMessage: 'a batch without calls' } : undefined) ??
    (calls > most ? { code: 41, subMessage: `more than ${most} calls in a batch` } : undefined)
  if (whole === undefined) return undefined
  const checked = refusedBy(
    {
      app: subject.app?.appKey ?? '',
      operation: undefined,
      session: undefined,
      run,
      explanation: explainable ? explainTop(subject) : undefined,
    },
    checks,
    whole,
  )
  const requestId = emulation.requestId(context, now)
  const answer = emulation.refuse(incoming, whole, { requestId, now, headers: headersOf(now, checked) })
  context.journal.record({
    at: now,
    startedAt,
    request,
    answer,
    faults: [],
    call: { view: emulation.view, claim: { method: '', app: checked.app }, parts: () => partsOf(received) },
    checked,
    refusal: whole,
    requestId,
  })
  return answer
}
