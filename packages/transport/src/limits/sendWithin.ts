import type { TransportError } from '@paifang/result'
import { isLeft, left } from 'fp-ts/Either'
import type { Exchanger, Outcome } from '../Exchanger'
import type { HttpRequest } from '../HttpRequest'
import { Progress } from '../Progress'
import type { TransportOptions } from '../TransportOptions'
import { transportError } from '../failure/transportError'
import { headerProblem } from '../request/headerProblem'
import { ownConnection } from '../request/ownConnection'
import { requestChecker } from '../request/requestChecker'
import type { Target } from '../request/targetOf'
import { deadlines } from './deadlines'
import { exchangeLimits } from './exchangeLimits'
import { timeoutOf } from './timerMs'
import { withinLimits } from './withinLimits'

/** What sends over a connection that is not ours, by rules that are not ours. */
export interface Sending {
  /** Never rejects. */
  readonly run: (request: HttpRequest, progress: Progress, maxResponseBytes: number) => Promise<Outcome>
  /** Why it cannot go there at all. */
  readonly refusal?: (target: Target) => TransportError | undefined
}

/** Checks each request, and lets it be sent within the limits, whatever hangs on its way. Its errors name where it went. */
export function sendWithin(options: TransportOptions, { run, refusal }: Sending): Exchanger['send'] {
  const { timeoutMs: defaultTimeoutMs, maxResponseBytes } = exchangeLimits(options)
  const check = requestChecker(options)
  // What it runs is not ours, and may leave nothing that keeps the process.
  const expiring = deadlines({ holdProcess: true })
  return (request, settle, progress = new Progress()) => {
    const checked = check(request, progress)
    if (isLeft(checked)) {
      settle(checked)
      return
    }
    const { host } = checked.right
    const problem = ownConnection(request) ?? headerProblem(request.headers)
    const refused =
      problem === undefined ? refusal?.(checked.right) : transportError('request', 'no', problem)
    if (refused !== undefined) {
      settle(left({ ...refused, host }))
      return
    }
    const { signal, timeoutMs = defaultTimeoutMs } = request
    withinLimits(
      { timeoutMs: timeoutOf(timeoutMs), signal, deadlines: expiring },
      progress,
      (outcome) => settle(isLeft(outcome) ? left({ host, ...outcome.left }) : outcome),
      () => run(request, progress, maxResponseBytes),
    )
  }
}
