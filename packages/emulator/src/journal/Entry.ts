import type { Fault } from '../faults/Fault'
import type { Explained } from '../gateway/Explained'
import type { Ending } from '../contract/Row'
import type { Refusal } from '../gateway/Refusal'
import type { Steps } from './Journal'
import type { CheckShown } from './showChecks'
import type { Span } from './Span'

/** What is shown of the bytes of a message. */
export interface BytesShown {
  readonly length: number
  readonly bodyAt: number
  readonly masked: ReadonlyArray<Span>
}

/** One exchange as it is shown: plain data, masked unless the emulator was started with `showSensitive`. */
export interface Entry {
  readonly seq: number
  /** Epoch ms on the virtual clock. */
  readonly at: number
  /** Epoch ms of this machine when it came. */
  readonly realMs: number
  readonly gateway?: string
  readonly method?: string
  readonly app?: string
  readonly outcome: Ending
  readonly request: {
    readonly verb: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    /** Parameters as they were read, in the order they came. */
    readonly params: Readonly<Record<string, string>>
    readonly files: ReadonlyArray<{
      readonly name: string
      readonly fileName: string
      readonly type: string
      readonly bytes: number
    }>
    readonly bodyBytes: number
    /**
     * Request line, headers and body as they came: header names as they were written, with one blank behind the colon,
     * pairs in their order and as often as they came. What may not be shown is `***`.
     */
    readonly raw: string
    /** Of the bytes of `request.bin`: how many there are, where the body begins, and which are covered. */
    readonly bytes: BytesShown
    /** Exactly what came, Base64; only with `showSensitive`. */
    readonly rawBase64?: string
  }
  /** In their order; those behind a refusal were not reached. */
  readonly checks: ReadonlyArray<CheckShown>
  /** What was signed, values masked; the secret is never part of it. */
  readonly stringToSign?: string
  /** Why the signature does not fit. */
  readonly explanation?: Explained
  readonly input?: unknown
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    /** Of the body, before it is compressed and whatever of it was sent. */
    readonly bytes: number
    /** The body as it travelled, before it was compressed: of one that was cut the part that was sent. */
    readonly body: string
    /** Of the bytes of `answer.bin`: how many there are, where the body begins, and which are covered. */
    readonly sent: BytesShown
    readonly delivery: string
  }
  readonly refusal?: Refusal
  readonly requestId?: string
  readonly faults: ReadonlyArray<Fault>
  /** Until the answer was ready, ms. */
  readonly durationMs: number
  /** Where a gateway served it: how long each step took. */
  readonly steps?: Steps
  /** It is a batch: the seqs of its lines. */
  readonly batch?: ReadonlyArray<number>
  /** How long its answer took to hand over, ms; absent while it is still travelling. */
  readonly deliveryMs?: number
  /** Which connection it came by, counted from 1; absent without a socket. */
  readonly connection?: number
  /** It was sent once more by the control API: the seq of the exchange that it repeats. */
  readonly again?: number
  /** The same call was made before and failed: the seq of its first attempt. */
  readonly retryOf?: number
}
