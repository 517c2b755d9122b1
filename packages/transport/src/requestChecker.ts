import type { TransportError } from '@paifang/result'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import type { HttpRequest } from './HttpRequest'
import { targetOf, type Target } from './targetOf'
import { timeoutOf } from './timeoutOf'
import { transportError } from './transportError'

/** A request that may be sent, and for how long. */
export interface CheckedRequest {
  readonly target: Target
  readonly timeoutMs: number
}

const verbs: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE'])

/** Says whether a request may be sent at all; `Left` means that nothing was. Remembers the last URL: clients repeat it. */
export function requestChecker(
  defaultTimeoutMs: number,
): (request: HttpRequest) => Either<TransportError, CheckedRequest> {
  let lastUrl: string | undefined
  let lastTarget: Either<string, Target> = left('')
  return ({ url, verb, signal, timeoutMs = defaultTimeoutMs }) => {
    if (signal?.aborted === true)
      return left(transportError('aborted', 'no', 'the caller aborted the request'))
    if (url !== lastUrl) {
      lastTarget = targetOf(url)
      lastUrl = url
    }
    if (isLeft(lastTarget)) return left(transportError('request', 'no', lastTarget.left))
    if (!verbs.has(verb))
      return left(transportError('request', 'no', 'the verb must be GET, POST, PUT or DELETE'))
    const limit = timeoutOf(timeoutMs)
    if (limit === 0) return left(transportError('timeout', 'no', 'no time was left to send the request'))
    return right({ target: lastTarget.right, timeoutMs: limit })
  }
}
