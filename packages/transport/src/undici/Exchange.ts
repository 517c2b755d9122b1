import type { TransportError } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { classify } from '../failure/classify'
import { decodedBody, encodingOf } from '../response/decodedBody'
import { atTurnEnd } from '../limits/atTurnEnd'
import type { Deadlines, Expiring } from '../limits/deadlines'
import type { Outcome, Settle } from '../Exchanger'
import { PlainBody } from '../response/PlainBody'
import type { HttpRequest } from '../HttpRequest'
import type { Progress } from '../Progress'
import type { ResponseBody } from '../response/ResponseBody'
import { responseHeaders } from './headers'
import { StreamedBody } from '../response/StreamedBody'
import { transportError } from '../failure/transportError'
import type { Limits } from '../limits/withinLimits'

/** What one exchange may cost, and where it says how far it is. */
export interface ExchangeLimits extends Limits {
  readonly maxResponseBytes: number
  /** The body is a stream: it marks `progress` itself when its first byte leaves. */
  readonly streams: boolean
  readonly progress: Progress
  readonly deadlines: Deadlines
  /** Where it goes, for its errors: host and port. */
  readonly host: string
  readonly receive: HttpRequest['receive']
}

/** How many exchanges somebody waits for. */
let running = 0

/**
 * One exchange as undici's dispatch drives it, from the line for a connection to the last byte. A class because
 * undici wants an object of callbacks for each request, and methods cost nothing per call.
 */
export class Exchange implements Expiring {
  dueMs = 0
  earlier: Expiring | undefined
  later: Expiring | undefined
  /** Nobody waits for it any more. */
  settled = false
  private status = 0
  private headers: Record<string, string> = {}
  private body: ResponseBody | undefined
  private abort: (() => void) | undefined
  private resumeReading: (() => void) | undefined

  constructor(
    readonly limits: ExchangeLimits,
    private readonly settle: Settle,
  ) {
    running += 1
    const { timeoutMs, signal, progress, deadlines } = limits
    deadlines.add(this, timeoutMs)
    signal?.addEventListener('abort', this)
    progress.running = this
  }

  /** Ends the exchange now, whatever the connection is doing. Safe to repeat. */
  stop(reason: 'aborted' | 'timeout', message: string): void {
    this.fail(transportError(reason, this.limits.progress.sent, message))
  }

  onExpiry(): void {
    this.stop('timeout', 'no complete answer within the time limit')
  }

  /** The caller's signal fired. */
  handleEvent(): void {
    this.stop('aborted', 'the caller aborted the request')
  }

  /** A connection is ours and the request is about to be written. Throwing gives the connection back unused. */
  onConnect(abort: () => void): void {
    if (this.settled) throw new Error('nobody waits for this exchange')
    this.abort = abort
    if (!this.limits.streams) this.limits.progress.sent = 'maybe'
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void): boolean {
    if (status < 200) return true
    this.status = status
    this.resumeReading = resume
    this.headers = responseHeaders(raw)
    const { maxResponseBytes, receive } = this.limits
    const sink = receive?.({ status, headers: this.headers })
    if (sink !== undefined) {
      this.body = new StreamedBody(sink, this)
      return true
    }
    const encoding = encodingOf(this.headers['content-encoding'])
    this.body =
      encoding === undefined
        ? new PlainBody(maxResponseBytes, this)
        : decodedBody(encoding, maxResponseBytes, this)
    return true
  }

  onData(chunk: Buffer): boolean {
    return this.body?.write(chunk) ?? true
  }

  onComplete(): void {
    this.abort = undefined
    this.resumeReading = undefined
    this.body?.end()
  }

  onError(error: Error): void {
    this.abort = undefined
    this.failed(error)
  }

  /** The body is complete, or cut at its limit: then the rest is not waited for. */
  done(body: Buffer, truncated: boolean): void {
    const outcome = right({ status: this.status, headers: this.headers, body, truncated })
    if (truncated) {
      this.finish(outcome)
      this.abort?.()
      // There is no other whose answer this turn could bring: waiting for its end is all it would have.
    } else if (running === 1) this.finish(outcome)
    else atTurnEnd(() => this.finish(outcome))
  }

  failed(error: unknown): void {
    this.fail(classify(error, this.limits.progress.sent))
  }

  /** It cannot be sent at all. */
  refuse(error: TransportError): void {
    this.fail(error)
  }

  resume(): void {
    this.resumeReading?.()
  }

  private fail(error: TransportError): void {
    this.finish(left({ ...error, host: this.limits.host }))
    this.abort?.()
  }

  private finish(outcome: Outcome): void {
    if (this.settled) return
    this.settled = true
    running -= 1
    const { signal, deadlines } = this.limits
    deadlines.remove(this)
    signal?.removeEventListener('abort', this)
    this.body?.destroy()
    this.settle(outcome)
  }
}
