import type { GatewayError } from '@paifang/result'

/** Who asks: a person waits for an `interactive` call; a `bulk` one belongs to a job, which has time. */
export type Priority = 'interactive' | 'bulk'

/** A token bucket: `perSecond` tokens come each second, at most `burst` are kept. One call takes one. */
export interface RateLimit {
  /** Whose it is: the same in all processes. */
  readonly name: string
  readonly perSecond: number
  readonly burst: number
}

/** Calls from midnight to midnight, GMT+8. */
export interface DayLimit {
  readonly name: string
  readonly perDay: number
}

/** What one attempt has to be given by a store, all of it or nothing. */
export interface LimitAsk {
  readonly application: string
  readonly method: string
  readonly priority: Priority
  readonly rates: ReadonlyArray<RateLimit>
  readonly days: ReadonlyArray<DayLimit>
  /** What it counts in days: a batch is many calls. Default 1. */
  readonly calls?: number
  /** Names of the bans that would hit it. */
  readonly bans: ReadonlyArray<string>
}

/** A store's answer to an attempt. */
export type LimitAnswer =
  | {
      readonly ok: true
      /** A ban is over, and this attempt is the one that finds out: the others wait for what becomes of it. */
      readonly probe: boolean
      /** The day that it was counted in, to give it back to. */
      readonly day: number
    }
  | {
      readonly ok: false
      readonly why: 'ban' | 'probe' | 'quota' | 'rate' | 'store'
      /** Name of the limit or ban that is in the way; empty for `store`. */
      readonly name: string
      /** When it is worth asking again. */
      readonly waitMs: number
      /** Of a ban: the refusal it was learnt from. */
      readonly error?: GatewayError
    }

/** What became of an attempt that a store let go. */
export type Settled =
  /** Nothing was sent: everything is given back. */
  | 'unsent'
  /** The gateway throttled it and named no time: a rate that is kept goes down to 0.7 of what it was. */
  | 'throttled'
  /** A probe came through: the ban is over. Rates are halved for a minute. */
  | 'passed'
  /** A probe was throttled again, or told nothing: another may try, in a second. */
  | 'failed'

type Granted = Extract<LimitAnswer, { readonly ok: true }>

/** Where limits are counted: in one process, or for all that share a Redis. Decisions are atomic. */
export interface LimitStore {
  /** `draw`: from 0 up to 1, for those that draw lots. */
  readonly take: (ask: LimitAsk, draw: number) => LimitAnswer | PromiseLike<LimitAnswer>
  readonly settle: (ask: LimitAsk, granted: Granted, settled: Settled) => void | PromiseLike<void>
  /** The gateway refuses what this name stands for, for so long. A shorter ban does not shorten a longer one. */
  readonly ban: (
    application: string,
    name: string,
    error: GatewayError,
    forMs: number,
  ) => void | PromiseLike<void>
  /** Today's count of these days becomes `calls`. */
  readonly setUsed: (
    application: string,
    days: ReadonlyArray<string>,
    calls: number,
  ) => void | PromiseLike<void>
  /** The bans of these names are over. */
  readonly lift: (application: string, bans: ReadonlyArray<string>) => void | PromiseLike<void>
}
