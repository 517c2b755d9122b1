import type { Fault } from '../faults/Fault'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Claim, RequestParts, RequestView } from '../gateway/CallEmulation'
import type { CheckResult } from '../gateway/CheckResult'
import type { Refusal } from '../gateway/Refusal'
import type { JournalInfo, Note } from '../contract/ControlApi'
import type { Summary } from '../contract/Row'
import type { Entry } from './Entry'
import type { Rows } from './createRows'
import type { Lost, Written } from './Written'

/** A request that some gateway could read. */
export interface RecordedCall {
  readonly view: RequestView
  readonly claim: Claim
  readonly parts: () => RequestParts
}

/** How long each step of a call took, ms. */
export interface Steps {
  /** A fault held it up. */
  readonly wait: number
  /** It was judged. */
  readonly judge: number
  /** It was carried out, and its answer was written. */
  readonly handle: number
}

/** One exchange as it happened, unmasked; never leaves the package. */
export interface Exchange {
  /** Epoch ms on the virtual clock. */
  readonly at: number
  /** `performance.now()` when the gateway got it. */
  readonly startedAt: number
  readonly steps?: Steps
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
  /** It is a batch: the seqs of its lines. */
  readonly batch?: ReadonlyArray<number>
  /** It is a line of a batch. */
  readonly member?: true
  /** Of a line of a batch: the seq of the first one; absent for that. */
  readonly firstLine?: number | undefined
}

/** A kept exchange: numbered, and with its duration. Around the exchange, not a copy of it: one is made for every call. */
export interface Kept {
  readonly seq: number
  /** Epoch ms of this machine when it came. */
  readonly realMs: number
  readonly durationMs: number
  /** The same call was made before and failed: the seq of its first attempt; else 0. */
  readonly retryOf: number
  readonly exchange: Exchange
}

/** Everything that was asked and answered; bounded in memory. */
export interface Journal {
  /** Gives its seq. */
  readonly record: (exchange: Exchange) => number
  /** A remark of the emulator itself, e.g. a handler that threw. */
  readonly note: (text: string) => void
  /** The last hundred. */
  readonly notes: () => ReadonlyArray<Note>
  /** Masked, oldest first. `since`: only entries with a greater `seq`. */
  readonly entries: (filter?: JournalFilter) => ReadonlyArray<Entry>
  /** One of them, masked, with its bytes; from the file, where there is one, once it left memory. */
  readonly written: (seq: number) => Written | Lost
  /** The same without its bytes. */
  readonly entry: (seq: number) => Entry | Lost
  /** One of them, unmasked, for what sends it again. */
  readonly find: (seq: number) => Kept | 'gone' | 'never'
  /** A line for every exchange, longer than the exchanges themselves are kept. */
  readonly rows: Pick<Rows, 'after' | 'before'>
  readonly info: () => JournalInfo
  /** Unmasked, for the test client inside this package. */
  readonly kept: () => ReadonlyArray<Kept>
  /** Exchanges seen since the start or `clear`, including those no longer kept and those that a journal file brought back. */
  readonly seen: () => number
  readonly clear: () => void
  /** The bytes of one message, with a `*` in place of each that may not be shown; `unwritten`: they are not in its line of the file. */
  readonly bytes: (seq: number, message: 'request' | 'answer') => Uint8Array | Lost | 'unwritten'
  /** HTTP Archive 1.2 of the exchanges in memory, or of those chosen by their rows, masked. */
  readonly har: (isWanted?: (row: Summary) => boolean) => unknown
  /** Resolves when everything recorded so far is on disk. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface JournalFilter {
  readonly method?: string
  readonly since?: number
  readonly limit?: number
}
