import type { AsyncResult } from '@paifang/result'
import type { Random } from '../random/Random'
import type { State } from '../state/State'
import type { Refusal } from '../gateway/Refusal'

/** What a handler may know besides its input. */
export interface HandlerContext {
  /** Wire name of the operation. */
  readonly method: string
  /** Key of the application. */
  readonly app: string
  /** Session or token, when one was sent. */
  readonly session?: string
  readonly requestId: string
  /** Epoch ms on the virtual clock, with the skew of a fault. */
  readonly now: number
  readonly random: Random
  readonly state: State
}

/** One operation's behaviour: the decoded input to the output its codec encodes, or a refusal of the gateway. */
export type Handler<I, O> = (input: I, context: HandlerContext) => AsyncResult<Refusal, O>

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- handlers of all operations stand in one table
export type AnyHandler = Handler<any, unknown>
