import type { Codec } from './Codec'
import type { Outcome } from './Outcome'
import type { Path } from './Path'

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
  /** The document's example values, for tests and the emulator. */
  readonly example?: { readonly input?: unknown; readonly output?: unknown }
}
