import type { Bulk } from './Bulk'
import type { AnyCodec, Codec } from '../Codec'
import type { Outcome } from './Outcome'
import type { Paging } from './Paging'
import type { Path } from '../Path'

/** Whether a call needs a user's authorization (TOP `session`, opretail token). `unknown`: no document says. */
export type SessionNeed = 'none' | 'optional' | 'required' | 'unknown'

/** An API as a value. Everything else interprets it: clients, the emulator, the command line, documents. */
export interface Operation<G extends string, I, O, C extends string = never> {
  readonly gateway: G
  /** Wire name, e.g. `taobao.trade.fullinfo.get`. */
  readonly method: string
  /** The document's own title. */
  readonly title?: string
  /** opretail `_version`; default `v1`. */
  readonly version?: string
  /** HTTP verb where the document names one (opretail `_requestMode`); default `POST`. */
  readonly verb?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly input: Codec<I>
  readonly output: Codec<O>
  readonly outcome?: Outcome
  /** Business codes the document lists. */
  readonly codes: ReadonlyArray<C>
  readonly session: SessionNeed
  /** `true`: repeating is harmless. `key`: it is, because this input field identifies the request. */
  readonly idempotent: boolean | { readonly key: Path }
  /** Input and output fields masked in logs, events, journals and errors. */
  readonly sensitive: ReadonlyArray<Path>
  /** How it pages, where it does. */
  readonly paging?: Paging
  /** How it takes many rows at once, where it does. */
  readonly bulk?: Bulk
  /** The document's example values, for tests and the emulator. */
  readonly example?: { readonly input?: unknown; readonly output?: unknown }
}

declare const row: unique symbol

/** An operation whose answers are pages of rows. */
export interface PagedOperation<G extends string, I, O, Row, C extends string = never> extends Operation<
  G,
  I,
  O,
  C
> {
  readonly paging: Paging
  /** The type of a row, for the compiler alone: no value has this member. */
  readonly [row]?: Row
}

/** The type of an operation's input: `InputOf<typeof tradesSoldGet>`. */
export type InputOf<Op extends { readonly input: AnyCodec }> = Op['input']['_A']

/** The type of an operation's output. */
export type OutputOf<Op extends { readonly output: AnyCodec }> = Op['output']['_A']

/** The type of a row of an operation that pages; `never` for one that does not. */
export type RowOf<Op> =
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- io-ts types are invariant: any is their common bound
  Op extends PagedOperation<string, any, any, infer Row, any> ? Row : never
