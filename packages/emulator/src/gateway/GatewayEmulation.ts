import type { Route } from '../control/Route'
import type { EmulatorContext } from '../EmulatorContext'
import type { PlatformCaller } from '../trigger/PlatformCaller'
import type { AnyOperation } from '../call/Operations'
import type { BuiltInHandler } from '../handlers/BuiltInHandler'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { VirtualClock } from '../clock/VirtualClock'
import type { Rewrite, Unsent } from '../resend/Rewrite'
import type { Random } from '../random/Random'
import type { InputFault } from './readInput'
import type { Refusal } from './Refusal'
import type { Signatures } from './Signatures'
import type { Tables } from '../state/Tables'

/** What a gateway is made of: where its rows stand, and what it shares with the others. */
export interface GatewayParts {
  readonly tables: Tables
  readonly clock: VirtualClock
  readonly random: Random
  readonly seed: number
}

/** One path and who serves it; `callRoute` makes one of a `CallEmulation`. */
export interface GatewayRoute {
  /** E.g. `/router/rest`. */
  readonly path: string
  /** Names of the checks of its calls, in their order. */
  readonly checks?: ReadonlyArray<string>
  readonly serve: (context: EmulatorContext, request: RawRequest) => Promise<RawAnswer>
  /** What makes a request one of now; see `CallEmulation`. */
  readonly signAnew?: (
    context: EmulatorContext,
    request: RawRequest,
    asOwn: boolean,
  ) => Promise<Rewrite | Unsent>
}

/** A WebSocket that was accepted, as a gateway has it. No extension and no sub-protocol is agreed on. */
export interface EmulatedSocket {
  /** One binary message, or one of text. `fragments`: in two. */
  readonly send: (data: Uint8Array | string, options?: { readonly fragments?: boolean }) => void
  /** Writes bytes below the WebSocket, as they are. */
  readonly write: (bytes: Uint8Array) => void
  readonly close: (code: number, reason: string) => void
  /** Cuts the connection; what was written is sent before. */
  readonly cut: () => void
  /** Bytes that are not written yet. */
  readonly unsent: () => number
}

/** What in place of an upgrade: a refusal in the status line, no answer at all, or a cut. */
export type UpgradeRefusal = { readonly status: number; readonly reason: string } | 'silent' | 'cut'

/** One path on which a WebSocket is served. A PING gets no PONG. */
export interface SocketRoute {
  /** E.g. `/`. */
  readonly path: string
  /** Asked before the upgrade; `undefined` accepts. */
  readonly refuse?: (context: EmulatorContext, request: RawRequest) => Promise<UpgradeRefusal | undefined>
  readonly serve: (
    context: EmulatorContext,
    socket: EmulatedSocket,
  ) => {
    readonly onMessage: (data: Buffer | string) => void
    readonly onClose: () => void
  }
}

/** A gateway in one emulator. */
export interface EmulatedGateway<S extends object = object, A extends object = object> {
  readonly routes: ReadonlyArray<GatewayRoute>
  /** Where it serves WebSockets. */
  readonly sockets?: ReadonlyArray<SocketRoute>
  /** What tests do with its rows: `emulator.state.<name>`. */
  readonly state: S
  /** What a client of the first application is created with, a valid session among it: `emulator.<name>`. */
  readonly account: (origin: string) => A
  /** How it signs; absent: nobody is told. */
  readonly signatures?: Signatures
  /** Its part of the control API. */
  readonly controls?: ReadonlyArray<Route>
  /** Operations that its clients call by themselves: answered though nobody gave them, unless they were given. */
  readonly operations?: ReadonlyArray<AnyOperation>
  /** Behaviour of operations that keep state, by wire name. A handler of your own takes its place. */
  readonly handlers?: Readonly<Record<string, BuiltInHandler>>
  /** What a wrong business parameter is refused with; default: 400 with its name. */
  readonly parameterRefusal?: (fault: InputFault) => Refusal
  /** Allows every application so many calls a day; absent: this gateway counts none. */
  readonly limitCalls?: (calls: number) => void
}

/** Names of options, of whatever holds them; of one that holds others, theirs. */
export type Names = Readonly<Record<string, true | Readonly<Record<string, true>>>>

/** The names of all options of `O`: one that is forgotten does not compile. */
export type OptionNames<O> = { readonly [K in keyof Required<O>]: Names[string] }

/**
 * A gateway as the emulator takes it: the one entry of its registry. `O`: its own options, `emulator` takes them under
 * `name`; `S`: what tests do with its state; `A`: what its client is created with.
 */
export interface GatewayEmulation<
  N extends string = string,
  O extends object = object,
  S extends object = object,
  A extends object = object,
> {
  /** The `gateway` of its operations, e.g. `top`. */
  readonly name: N
  /** Names of its options: any other is refused, with the one that was probably meant. Absent: nothing is refused. */
  readonly options?: Names
  /** Where it calls others; absent: it does not. */
  readonly caller?: PlatformCaller
  /** Makes its tables and puts in what it starts with. */
  readonly create: (parts: GatewayParts, options: Partial<O>) => EmulatedGateway<S, A>
}

/** Any gateway, whatever its options, state and account are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- options are taken by the gateway that names them
export type AnyGateway = GatewayEmulation<string, any>

/** What stands under the name of each gateway; nothing is known where the names are not. */
export type ByName<Gs extends ReadonlyArray<AnyGateway>, M> = string extends Gs[number]['name'] ? unknown : M

export type OptionsOf<G> = G extends GatewayEmulation<string, infer O> ? O : never

export type StateOf<G> = G extends { readonly create: (...given: never) => EmulatedGateway<infer S> }
  ? S
  : never

export type AccountOf<G> = G extends {
  readonly create: (...given: never) => EmulatedGateway<object, infer A>
}
  ? A
  : never
