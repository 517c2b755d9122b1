import type { PaifangError } from '@paifang/result'

/** What an event says of a failure: facts that name it, and nothing of a value. */
export interface ErrorFacts {
  /** Of a GatewayError: `throttled`, `session`, … */
  readonly kind?: string
  /** Of the errors that have one: `timeout`, `reset`, `status`, `truncated`, … */
  readonly reason?: string
  /** The gateway's or the business's own code; of a TransportError the system's. */
  readonly code?: string
  readonly subCode?: string
  /** `no`: nothing was sent or carried out. `maybe`: it may have been. */
  readonly sent?: 'no' | 'maybe'
  /** Whom a throttle hits. */
  readonly scope?: string
  readonly retryAfterMs?: number
}

/**
 * Something happened. The one form of events, for calls, jobs, messages and inbound calls alike: plain data in which no
 * value of an input, an output or a credential occurs. Other packages add members of their own.
 */
export interface PaifangEvent extends ErrorFacts {
  /** What happened to what: `call.start`, `call.done`, `job.chunk`, `message.handled`, `inbound.call`. */
  readonly type: string
  /** Of the call, job, message: the same in all its events. */
  readonly id: string
  readonly gateway: string
  /** Wire name of the operation, or the topic. */
  readonly method: string
  /** Where requests go: `gw.api.taobao.com`. */
  readonly host?: string
  /** What the caller said of itself. */
  readonly caller?: string
  /** By the injected clock: epoch milliseconds. */
  readonly atMs: number
  readonly durationMs?: number
  /** How much of it was spent waiting: in line, for a limit or a ban, between attempts. */
  readonly waitedMs?: number
  readonly attempt?: number
  readonly attempts?: number
  readonly outcome?: 'ok' | PaifangError['_tag']
  readonly requestId?: string
}

interface CallEventBase extends PaifangEvent {
  readonly type: `call.${string}`
}

/** A call began. */
export interface StartEvent extends CallEventBase {
  readonly type: 'call.start'
}

/** One attempt ended. */
export interface AttemptEvent extends CallEventBase {
  readonly type: 'call.attempt'
  /** From 1. */
  readonly attempt: number
  /** From signing to the opened answer. */
  readonly durationMs: number
  /** Bytes of the body that was to be sent; absent where it is streamed. */
  readonly requestBytes?: number
  /** Bytes of the answer after decompression; absent when there was none. */
  readonly responseBytes?: number
  readonly status?: number
  readonly outcome: 'ok' | PaifangError['_tag']
}

/** An attempt failed and will be repeated after `delayMs`. */
export interface RetryEvent extends CallEventBase {
  readonly type: 'call.retry'
  /** The attempt that failed. */
  readonly attempt: number
  /** Which policy repeats it. */
  readonly policy: string
  readonly delayMs: number
  readonly outcome: PaifangError['_tag']
}

/** A call ended. */
export interface DoneEvent extends CallEventBase {
  readonly type: 'call.done'
  /** How many requests were sent, or made ready to be. */
  readonly attempts: number
  /** The whole call, waits included. */
  readonly durationMs: number
  readonly waitedMs: number
  readonly outcome: 'ok' | PaifangError['_tag']
}

export type CallEvent = StartEvent | AttemptEvent | RetryEvent | DoneEvent

/** Watches calls. What a hook throws, or rejects with, is ignored. */
export interface CallHooks {
  readonly onStart?: (event: StartEvent) => void
  readonly onAttempt?: (event: AttemptEvent) => void
  readonly onRetry?: (event: RetryEvent) => void
  readonly onDone?: (event: DoneEvent) => void
  /** All of them. */
  readonly onEvent?: (event: CallEvent) => void
}
