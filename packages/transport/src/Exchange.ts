import type { TransportError } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import type { Progress } from './Exchanger'
import type { HttpResponse } from './HttpResponse'
import type { ResponseBody } from './ResponseBody'
import { classify } from './classify'
import { decodedBody, encodingOf } from './decodedBody'
import { plainBody } from './plainBody'
import { responseHeaders } from './responseHeaders'
import { transportError } from './transportError'

/** What one exchange may cost. */
export interface ExchangeLimits {
  readonly timeoutMs: number
  readonly maxResponseBytes: number
  readonly signal: AbortSignal | undefined
  readonly progress: Progress
}

/**
 * One exchange as undici's dispatch drives it, from the line for a connection to the last byte. A class because
 * undici wants an object of callbacks for each request, and methods cost nothing per call.
 */
export class Exchange {
  private settled = false
  private status = 0
  private headers: Record<string, string> = {}
  private body: ResponseBody | undefined
  private abort: ((error?: Error) => void) | undefined
  private resumeReading: (() => void) | undefined
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly limits: ExchangeLimits,
    private readonly settle: (result: Either<TransportError, HttpResponse>) => void,
  ) {
    this.timer = setTimeout(onTimeout, limits.timeoutMs, this)
    limits.signal?.addEventListener('abort', this)
  }

  /** The caller's signal fired. */
  handleEvent(): void {
    this.cancel(transportError('aborted', this.limits.progress.sent, 'the caller aborted the request'))
  }

  /** Ends the exchange now, whatever the connection is doing. */
  cancel(error: TransportError): void {
    this.finish(left(error))
    this.abort?.()
  }

  /** How far the request has come, for whoever cancels it. */
  get progress(): 'no' | 'maybe' {
    return this.limits.progress.sent
  }

  /** A connection is ours and the request is about to be written. Throwing gives the connection back unused. */
  onConnect(abort: (error?: Error) => void): void {
    if (this.settled) throw new Error('nobody waits for this exchange')
    this.abort = abort
    this.limits.progress.sent = 'maybe'
  }

  onHeaders(status: number, raw: Buffer[], resume: () => void): boolean {
    if (status < 200) return true
    this.status = status
    this.resumeReading = resume
    this.headers = responseHeaders(raw)
    const encoding = encodingOf(this.headers['content-encoding'])
    const { maxResponseBytes } = this.limits
    this.body =
      encoding === undefined
        ? plainBody(maxResponseBytes, this)
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
    this.finish(left(classify(error, this.limits.progress.sent)))
  }

  readonly done = (body: Buffer, truncated: boolean): void => {
    this.finish(right({ status: this.status, headers: this.headers, body, truncated }))
    if (truncated) this.abort?.()
  }

  readonly resume = (): void => this.resumeReading?.()

  readonly failed = (error: unknown): void => {
    this.cancel(classify(error, this.limits.progress.sent))
  }

  private finish(result: Either<TransportError, HttpResponse>): void {
    if (this.settled) return
    this.settled = true
    clearTimeout(this.timer)
    this.limits.signal?.removeEventListener('abort', this)
    this.body?.destroy()
    this.settle(result)
  }
}

function onTimeout(exchange: Exchange): void {
  exchange.cancel(transportError('timeout', exchange.progress, 'no complete answer within the time limit'))
}
