import type { Operation } from '@paifang/contract'
import type { Transport } from '@paifang/transport'
import type { Handler } from './call/Handler'
import type { Call } from './client/Call'
import type { Expectation } from './client/Expectation'
import type { VirtualClock } from './clock/VirtualClock'
import type { Faults } from './faults/createFaults'
import type { AccountOf, AnyGateway, ByName, StateOf } from './gateway/GatewayEmulation'
import type { ShippedGateways } from './gateways'
import type { Journal } from './journal/Journal'
import type { State } from './state/State'

/** What an emulator is whatever its gateways are; `N`: their names. */
export interface EmulatorOf<N extends string> {
  /** Origin, e.g. `http://127.0.0.1:50123`. */
  readonly url: string
  readonly controlUrl: string
  /** What a client of each gateway is created with, by the gateway's name: the same as `emulator.<name>`. */
  readonly accounts: Readonly<Record<N, object>>
  /** Gives an operation its behaviour, in place of the built-in one or the document's example. */
  readonly on: <G extends N, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
    handler: Handler<I, O>,
  ) => void
  readonly faults: Pick<Faults, 'add' | 'change' | 'remove' | 'clear' | 'list'>
  readonly clock: VirtualClock
  readonly state: State
  readonly journal: Pick<Journal, 'entries' | 'notes' | 'seen' | 'clear' | 'har' | 'flush'>
  /** Calls of an operation that were carried out or refused, oldest first. */
  readonly calls: <G extends N, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
  ) => ReadonlyArray<Call<I>>
  /** The calls that meet the expectation; throws an Error that says what came instead. */
  readonly expectCalled: <G extends N, I, O, C extends string>(
    operation: Operation<G, I, O, C>,
    expectation?: Expectation<I>,
  ) => ReadonlyArray<Call<I>>
  /** Allows each application so many calls a day, on the gateways that count them. */
  readonly limitCalls: (calls: number) => void
  /** The same servers without a socket. */
  readonly transport: () => Transport
  /** State, clock, faults and journal as they were at the start; handlers stay. */
  readonly reset: () => void
  /** Ends every connection and wait; leaves no handle open. */
  readonly close: () => Promise<void>
}

/**
 * A running emulator. Under the name of each gateway stands what its client is created with
 * (`createTopClient({ ...emulator.top })`), and under the same name in `state` what tests do with its rows.
 */
export type Emulator<Gs extends ReadonlyArray<AnyGateway> = ShippedGateways> = EmulatorOf<
  Gs[number]['name']
> & { readonly state: State & ByName<Gs, { readonly [G in Gs[number] as G['name']]: StateOf<G> }> } & ByName<
    Gs,
    { readonly [G in Gs[number] as G['name']]: AccountOf<G> }
  >
