import type { PaifangEvent } from '@paifang/gateway'

/** A page came, or did not. */
export interface PageEvent extends PaifangEvent {
  readonly type: 'pages.page'
  readonly durationMs: number
  /** `ok`, or what the walk ends in. */
  readonly outcome: NonNullable<PaifangEvent['outcome']>
  /** Its number or offset; absent where a cursor leads. */
  readonly page?: number
  /** The time it is of, in epoch milliseconds. */
  readonly window?: readonly [fromMs: number, toMs: number]
  /** Rows that are handed out of it. */
  readonly rows?: number
  /** Rows that the platform says there are in the window, or at all. */
  readonly total?: number
}

/** The gateway takes no calls before `untilMs`; then the page is asked for again. */
export interface PagesWaitEvent extends PaifangEvent {
  readonly type: 'pages.wait'
  readonly untilMs: number
}

/** What a walk tells of itself, in the common form; `id` is the same in all its events. No value of a row. */
export type PagesEvent = PageEvent | PagesWaitEvent

/** What a page says of itself. */
export type PageFacts = Omit<PageEvent, 'type' | 'id' | 'gateway' | 'method'>
