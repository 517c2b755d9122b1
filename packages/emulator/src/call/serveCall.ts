import type { EmulatorContext } from '../EmulatorContext'
import { deliverWith } from '../faults/deliverWith'
import type { Fault } from '../faults/Fault'
import { findFault } from '../faults/findFault'
import { proxyPage } from '../faults/proxyPage'
import type { CallEmulation, Incoming, Stamp } from '../gateway/CallEmulation'
import type { CheckResult } from '../gateway/CheckResult'
import { explainHeader } from '../gateway/Explained'
import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import { handleCall } from './handleCall'

/** What a fault answers in the gateway's place: nothing is judged or handled. */
const answerInstead = (faults: ReadonlyArray<Fault>): RawAnswer | undefined => {
  const html = findFault(faults, 'html')
  if (html !== undefined) return proxyPage(html.status ?? 502)
  return findFault(faults, 'reset')?.at === 'before-handling' ? plainAnswer(500, '') : undefined
}

/** The headers of a gateway's own answer. */
export const headersOf = (
  now: number,
  { explanation }: Pick<CheckResult, 'explanation'>,
): Stamp['headers'] => {
  const date = new Date(now).toUTCString()
  return explanation === undefined ? { date } : { date, 'x-paifang-explain': explainHeader(explanation) }
}

export interface ServeOptions {
  /** `performance.now()` when it came; default: now. */
  readonly startedAt?: number
  /** It is a line of a batch: its seq joins those of the lines before it. */
  readonly batch?: Array<number>
}

/** Serves one call of one gateway: faults, judgement, handler, answer, journal. */
export const serveCall = async <R>(
  context: EmulatorContext,
  emulation: CallEmulation<R>,
  request: RawRequest,
  received: R,
  { startedAt = performance.now(), batch }: ServeOptions = {},
): Promise<RawAnswer> => {
  const { view } = emulation
  const claim = emulation.claim(received)
  const faults = context.faults.strike({ gateway: view.gateway, operation: claim.method, app: claim.app })
  const delay = findFault(faults, 'delay')
  if (delay !== undefined) await context.wait(delay.ms)
  const waited = performance.now()
  const now = context.clock.now() + (findFault(faults, 'skew')?.ms ?? 0)
  const member = batch === undefined ? {} : { member: true as const, firstLine: batch[0] }
  const call = { view, claim, parts: () => emulation.parts(received) }

  const instead = answerInstead(faults)
  if (instead !== undefined) {
    const answer = deliverWith(instead, faults)
    const seq = context.journal.record({ at: now, startedAt, request, call, faults, answer, ...member })
    batch?.push(seq)
    return answer
  }

  const incoming: Incoming<R> = { request, received, now, context }
  const checked = await emulation.judge(incoming)
  const judged = performance.now()
  const requestId = emulation.requestId(context, now)
  const stamp: Stamp = { requestId, now, headers: headersOf(now, checked) }
  const { refusal, wire } = await handleCall({ context, emulation, checked, stamp }, faults)
  const { operation } = checked
  const whole =
    refusal !== undefined || operation === undefined
      ? emulation.refuse(incoming, refusal ?? emulation.crash, stamp)
      : emulation.succeed(incoming, operation, wire, stamp, findFault(faults, 'wrong-root') !== undefined)
  const answer = deliverWith(whole, faults)
  const seq = context.journal.record({
    at: now,
    startedAt,
    steps: { wait: waited - startedAt, judge: judged - waited, handle: performance.now() - judged },
    request,
    call,
    faults,
    answer,
    checked,
    refusal,
    wire,
    requestId,
    ...member,
  })
  batch?.push(seq)
  return answer
}
