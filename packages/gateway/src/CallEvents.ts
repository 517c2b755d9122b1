import type { CallError } from '@paifang/result'

interface CallEvent {
  readonly gateway: string
  readonly method: string
}

/** One attempt ended. Plain data: no input, no output, no credential. */
export interface AttemptEvent extends CallEvent {
  /** From 1. */
  readonly attempt: number
  /** From signing to the opened answer. */
  readonly durationMs: number
  /** Bytes of the body that was to be sent; absent where it is streamed. */
  readonly requestBytes?: number
  /** Bytes of the answer after decompression; absent when there was none. */
  readonly responseBytes?: number
  readonly status?: number
  readonly outcome: 'ok' | CallError['_tag']
  readonly requestId?: string
}

/** An attempt failed and will be repeated after `delayMs`. */
export interface RetryEvent extends CallEvent {
  /** The attempt that failed. */
  readonly attempt: number
  /** Which policy repeats it. */
  readonly policy: string
  readonly delayMs: number
  readonly outcome: CallError['_tag']
}

/** A call ended. */
export interface DoneEvent extends CallEvent {
  /** How many requests were sent, or made ready to be. */
  readonly attempts: number
  /** The whole call, waits included. */
  readonly durationMs: number
  readonly outcome: 'ok' | CallError['_tag']
  readonly requestId?: string
}

/** Watches calls. What a hook throws is ignored. */
export interface CallHooks {
  readonly onAttempt?: (event: AttemptEvent) => void
  readonly onRetry?: (event: RetryEvent) => void
  readonly onDone?: (event: DoneEvent) => void
}
