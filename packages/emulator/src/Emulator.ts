import type { Operation } from '@paifang/contract'
import type { Transport } from '@paifang/transport'
import type { Call } from './client/Call'
import type { Expectation } from './client/Expectation'
import type { VirtualClock } from './clock/VirtualClock'
import type { Faults } from './faults/createFaults'
import type { Journal } from './journal/Journal'
import type { State } from './state/State'
import type { GatewayName } from './world/AnyOperation'
import type { Handler } from './world/Handler'

/** A running emulator of both gateways. */
export interface Emulator {
  /** Origin, e.g. `http://127.0.0.1:50123`. */
  readonly url: string
  readonly top: {
    /** `…/router/rest` */
    readonly url: string
    /** `…/router/batch` */
    readonly batchUrl: string
    readonly appKey: string
    readonly appSecret: string
    /** A session that is valid until it is expired or revoked. */
    readonly session: string
  }
  readonly opretail: {
    /** `…/cloud.api` */
    readonly url: string
    /** `…/m.api` */
    readonly mUrl: string
    readonly accessKey: string
    readonly accessSecret: string
    readonly applicationId: string
    /** A token that is valid until it is expired or revoked. */
    readonly token: string
  }
  readonly controlUrl: string
  /** Gives an operation its behaviour, in place of the built-in one or the document's example. */
  readonly on: <G extends GatewayName, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
    handler: Handler<I, O>,
  ) => void
  readonly faults: Pick<Faults, 'add' | 'remove' | 'clear' | 'list'>
  readonly clock: VirtualClock
  readonly state: State
  readonly journal: Pick<Journal, 'entries' | 'notes' | 'seen' | 'clear' | 'har' | 'flush'>
  /** Calls of an operation that were carried out or refused, oldest first. */
  readonly calls: <G extends GatewayName, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
  ) => ReadonlyArray<Call<I>>
  /** The calls that meet the expectation; throws an Error that says what came instead. */
  readonly expectCalled: <G extends GatewayName, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
    expectation?: Expectation<I>,
  ) => ReadonlyArray<Call<I>>
  /** The same servers without a socket. */
  readonly transport: () => Transport
  /** State, clock, faults and journal as they were at the start; handlers stay. */
  readonly reset: () => void
  /** Ends every connection and wait; leaves no handle open. */
  readonly close: () => Promise<void>
}
