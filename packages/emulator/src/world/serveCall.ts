import { deliverWith } from '../faults/deliverWith'
import type { Fault } from '../faults/Fault'
import { findFault } from '../faults/findFault'
import { proxyPage } from '../faults/proxyPage'
import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { Dialect, Incoming, Stamp } from './Dialect'
import { explainHeader } from './Explained'
import { httpDate } from './httpDate'
import { settle } from './settle'
import type { Verdict } from './Verdict'
import type { World } from './World'

/** What a fault answers in the gateway's place: nothing is judged or handled. */
const answerInstead = (faults: ReadonlyArray<Fault>): RawAnswer | undefined => {
  const html = findFault(faults, 'html')
  if (html !== undefined) return proxyPage(html.status ?? 502)
  return findFault(faults, 'reset')?.at === 'before-handling' ? plainAnswer(500, '') : undefined
}

const headersOf = (now: number, { explanation }: Verdict): Stamp['headers'] => {
  const date = httpDate(now)
  return explanation === undefined ? { date } : { date, 'x-paifang-explain': explainHeader(explanation) }
}

/** Serves one call of one gateway: faults, judgement, handler, answer, journal. Never rejects. */
export const serveCall = async (
  world: World,
  dialect: Dialect,
  request: RawRequest,
  received: Received,
): Promise<RawAnswer> => {
  const startedAt = performance.now()
  const claim = dialect.claim(received)
  const faults = world.faults.strike({ gateway: dialect.gateway, operation: claim.method, app: claim.app })
  const delay = findFault(faults, 'delay')
  if (delay !== undefined) await world.wait(delay.ms)
  const now = world.clock.now() + (findFault(faults, 'skew')?.ms ?? 0)

  const instead = answerInstead(faults)
  if (instead !== undefined) {
    const answer = deliverWith(instead, faults)
    world.journal.record({ at: now, startedAt, request, received, dialect, claim, faults, answer })
    return answer
  }

  const incoming: Incoming = { request, received, now, world }
  const judged = dialect.judge(incoming)
  const verdict = judged instanceof Promise ? await judged : judged
  const requestId = dialect.requestId(world, now)
  const stamp: Stamp = { requestId, now, headers: headersOf(now, verdict) }
  const settled = settle({ incoming, dialect, verdict, stamp }, faults)
  const { refusal, wire } = settled instanceof Promise ? await settled : settled
  const { operation } = verdict
  const whole =
    refusal !== undefined || operation === undefined
      ? dialect.refuse(incoming, refusal ?? dialect.crash, stamp)
      : dialect.succeed(incoming, operation, wire, stamp, findFault(faults, 'wrong-root') !== undefined)
  const answer = deliverWith(whole, faults)
  world.journal.record({
    at: now,
    startedAt,
    request,
    received,
    dialect,
    claim,
    faults,
    answer,
    verdict,
    refusal,
    wire,
    requestId,
  })
  return answer
}
