import type { EmulatorContext } from '../EmulatorContext'
import type { Controls } from './Controls'

/** A request to the control API, read. */
export interface ControlRequest {
  readonly context: EmulatorContext
  readonly controls: Controls
  readonly query: ReadonlyMap<string, string>
  /** The rest of the path after a route that ends in `/`. */
  readonly rest: string
  /** The JSON body; `undefined` when there is none. */
  readonly body: unknown
}

/** What a route answers: JSON of `value`. */
export type ControlReply =
  { readonly value: unknown } | { readonly problem: string; readonly status: 400 | 404 }

export interface Route {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the control path; a trailing `/` takes one more step. */
  readonly path: string
  readonly does: string
  readonly run: (request: ControlRequest) => ControlReply
}
