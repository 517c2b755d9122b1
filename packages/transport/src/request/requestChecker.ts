import type { TransportError } from '@paifang/result'
import { isLeft, left, type Either } from 'fp-ts/Either'
import type { HttpRequest } from '../HttpRequest'
import { insecureHosts } from './insecureHosts'
import { isLoopback } from './isLoopback'
import type { Progress } from '../Progress'
import { exchangeLimits } from '../limits/exchangeLimits'
import { sharedSignal } from '../limits/sharedSignal'
import { targetOf, type Target } from './targetOf'
import { timeoutOf } from '../limits/timerMs'
import { transportError } from '../failure/transportError'
import type { TransportOptions } from '../TransportOptions'

const verbs: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE'])

/** What compilers refuse and others may hand in all the same, a controller in place of its signal for one. */
const isSignal = (signal: unknown): boolean =>
  typeof (signal as Partial<AbortSignal> | null)?.addEventListener === 'function' &&
  typeof (signal as Partial<AbortSignal> | null)?.removeEventListener === 'function'

/** `192.0.2.1`, `2001:db8::1`. */
function isAddress(text: string): boolean {
  if (text.includes(':')) return !/[^0-9a-f:.]/i.test(text) && URL.canParse(`http://[${text}]/`)
  return (
    URL.canParse(`http://${text}/`) && new URL(`http://${text}/`).hostname === text && /^[\d.]+$/.test(text)
  )
}

/** The host of the URL is what a certificate is checked for: it has to have a name. */
function addressProblem(address: string, { origin }: Target): string | undefined {
  const { protocol, hostname } = new URL(origin)
  if (!isAddress(address)) return 'the address must be an IP address'
  if (isAddress(hostname.replace(/^\[|\]$/g, ''))) return 'the URL must name a host where an address is given'
  if (protocol === 'https:' || isLoopback(address)) return undefined
  return 'the URL must be https where the address is not of this machine'
}

/** Says where a request goes, or why it may not be sent at all. Remembers the last URL and signal: clients repeat them. Throws a TypeError for hosts that are none. */
export function requestChecker(
  options: TransportOptions,
): (request: HttpRequest, progress?: Progress) => Either<TransportError, Target> {
  const { timeoutMs: defaultTimeoutMs } = exchangeLimits(options)
  const insecure = insecureHosts(options.allowInsecureHosts)
  let lastUrl: string | undefined
  let lastTarget: Either<string, Target> = left('')
  let lastSignal: AbortSignal | undefined
  return ({ url, verb, signal, address, timeoutMs = defaultTimeoutMs }, progress) => {
    if (signal !== undefined && !isSignal(signal))
      return left(transportError('request', 'no', 'the signal is no AbortSignal'))
    if (signal?.aborted === true)
      return left(transportError('aborted', 'no', 'the caller aborted the request'))
    if (signal !== undefined && signal !== lastSignal) lastSignal = sharedSignal(signal)
    if (url !== lastUrl) {
      lastTarget = targetOf(url, insecure)
      lastUrl = url
    }
    if (isLeft(lastTarget)) return left(transportError('request', 'no', lastTarget.left))
    if (verb !== 'POST' && !verbs.has(verb))
      return left(transportError('request', 'no', 'the verb must be GET, POST, PUT or DELETE'))
    const problem = address === undefined ? undefined : addressProblem(address, lastTarget.right)
    if (problem !== undefined) return left(transportError('request', 'no', problem))
    if (timeoutOf(timeoutMs) === 0)
      return left(transportError('timeout', 'no', 'no time was left to send the request'))
    if (progress?.cancelled === true)
      return left(transportError('aborted', 'no', 'nobody waits for this exchange'))
    return lastTarget
  }
}
