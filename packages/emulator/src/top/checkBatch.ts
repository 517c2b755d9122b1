import { httpDate } from '../world/httpDate'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import { refusedBy } from '../world/judgement'
import { createTestRun } from '../world/Verdict'
import type { World } from '../world/World'
import { protocolTests } from './checkProtocol'
import { signatureTests } from './checkSignature'
import { explainHeader } from '../world/Explained'
import { explainTop } from './explainTop'
import type { TopCase } from './TopCase'
import { topDialect } from './topDialect'

/** A batch names no method of its own. */
const runBatchTests = createTestRun([
  ...protocolTests.filter(({ name }) => name !== 'method'),
  ...signatureTests,
])

/** Judges a batch as a whole: its public parameters and its signature. Gives the answer when it is refused. */
export const checkBatch = (
  world: World,
  request: RawRequest,
  received: Received,
  calls: number,
  mostCalls: number,
): RawAnswer | undefined => {
  const startedAt = performance.now()
  const now = world.clock.now()
  const app = world.state.tables.topApps.get(received.params.get('app_key') ?? '')
  const subject: TopCase = {
    request,
    received,
    now,
    world,
    app,
    operation: undefined,
    grant: undefined,
    signed: true,
  }
  const { checks, refusal, explainable } = runBatchTests(subject, world.settings.lenient)
  const whole =
    refusal ??
    (calls === 0 ? { code: 40, subMessage: 'a batch without calls' } : undefined) ??
    (calls > mostCalls ? { code: 41, subMessage: `more than ${mostCalls} calls in a batch` } : undefined)
  if (whole === undefined) return undefined
  const explanation = explainable ? explainTop(subject) : undefined
  const requestId = topDialect.requestId(world, now)
  const explained = explanation === undefined ? {} : { 'x-paifang-explain': explainHeader(explanation) }
  const answer = topDialect.refuse({ request, received, now, world }, whole, {
    requestId,
    now,
    headers: { date: httpDate(now), ...explained },
  })
  const known = { app: app?.appKey ?? '', operation: undefined, session: undefined, explanation }
  const verdict = refusedBy(known, checks, whole)
  const claim = { method: '', app: verdict.app }
  world.journal.record({
    at: now,
    startedAt,
    request,
    received,
    answer,
    faults: [],
    dialect: topDialect,
    claim,
    verdict,
    refusal: whole,
    requestId,
  })
  return answer
}
