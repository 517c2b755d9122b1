import type { Fault } from '../faults/Fault'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Claim, RequestParts, RequestView } from '../gateway/CallEmulation'
import type { CheckResult } from '../gateway/CheckResult'
import type { Refusal } from '../gateway/Refusal'
import type { Entry } from './Entry'

/** A request that some gateway could read. */
export interface RecordedCall {
  readonly view: RequestView
  readonly claim: Claim
  readonly parts: () => RequestParts
}

/** One exchange as it happened, unmasked; never leaves the package. */
export interface Exchange {
  readonly at: number
  readonly startedAt: number
  readonly request: RawRequest
  readonly answer: RawAnswer
  readonly faults: ReadonlyArray<Fault>
  /** Absent for what was not a call: an unknown path, an unreadable body. */
  readonly call?: RecordedCall
  /** Absent when a fault came before judgement. */
  readonly checked?: CheckResult
  readonly refusal?: Refusal | undefined
  /** What the output codec encoded. */
  readonly wire?: unknown
  readonly requestId?: string
}

/** A kept exchange: numbered, and with its duration. Around the exchange, not a copy of it: one is made for every call. */
export interface Kept {
  readonly seq: number
  readonly durationMs: number
  readonly exchange: Exchange
}

/** Everything that was asked and answered; bounded in memory. */
export interface Journal {
  readonly record: (exchange: Exchange) => void
  /** A remark of the emulator itself, e.g. a handler that threw. */
  readonly note: (text: string) => void
  readonly notes: () => ReadonlyArray<string>
  /** Masked, oldest first. `since`: only entries with a greater `seq`. */
  readonly entries: (filter?: JournalFilter) => ReadonlyArray<Entry>
  /** Unmasked, for the test client inside this package. */
  readonly kept: () => ReadonlyArray<Kept>
  /** Exchanges seen since the start or `clear`, including those no longer kept. */
  readonly seen: () => number
  readonly clear: () => void
  /** HTTP Archive 1.2 of the kept exchanges, masked. */
  readonly har: () => unknown
  /** Resolves when everything recorded so far is on disk. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface JournalFilter {
  readonly method?: string
  readonly since?: number
  readonly limit?: number
}
