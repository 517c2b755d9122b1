import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { AnyOperation, GatewayName } from './AnyOperation'
import type { Refusal } from './Refusal'
import type { Verdict } from './Verdict'
import type { World } from './World'

/** A request on its way through one gateway. */
export interface Incoming {
  readonly request: RawRequest
  readonly received: Received
  /** Epoch ms as the server sees it, with the skew of a fault. */
  readonly now: number
  readonly world: World
}

/** What an answer is stamped with. */
export interface Stamp {
  readonly requestId: string
  readonly now: number
  /** The answer's own headers, `Date` among them. */
  readonly headers: Readonly<Record<string, string>>
}

/** What one gateway does its own way. */
export interface Dialect {
  readonly gateway: GatewayName
  /** Whose call of what this claims to be, before anything is judged. */
  readonly claim: (received: Received) => { readonly method: string; readonly app: string }
  readonly judge: (incoming: Incoming) => Verdict | Promise<Verdict>
  readonly requestId: (world: World, now: number) => string
  /** `wire` is what the output codec encoded. `wrongRoot` is a fault. */
  readonly succeed: (
    incoming: Incoming,
    operation: AnyOperation,
    wire: unknown,
    stamp: Stamp,
    wrongRoot: boolean,
  ) => RawAnswer
  readonly refuse: (incoming: Incoming, refusal: Refusal, stamp: Stamp) => RawAnswer
  /** What the `error` fault answers unless its rule says otherwise. */
  readonly outage: Refusal
  /** What a handler that throws is answered with. */
  readonly crash: Refusal
  /** A name the gateway owns; every other parameter is the operation's. */
  readonly isSystem: (name: string) => boolean
  /** The text that is signed for these parameters. */
  readonly signedText: (params: Readonly<Record<string, string>>, body: string | undefined) => string
}
