import type { EmulatorContext } from '../EmulatorContext'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Controls } from './Controls'

/** A request to the control API, read. */
export interface ControlRequest {
  readonly context: EmulatorContext
  readonly controls: Controls
  readonly query: ReadonlyMap<string, string>
  readonly headers: RawRequest['headers']
  /** What stands in place of `{…}` in the path of the route. */
  readonly rest: string
  /** The JSON body; `undefined` when there is none. */
  readonly body: unknown
}

/** What a route answers: JSON of `value`, a problem, or an answer of its own. */
export type ControlReply =
  | { readonly value: unknown }
  /** `problem` in English, `zh` the same in Chinese, where `inChinese` does not know it; `code`: a name for programs. */
  | {
      readonly problem: string
      readonly zh?: string
      readonly code?: string
      readonly status: 400 | 403 | 404 | 410 | 429
    }
  | { readonly answer: RawAnswer }

export interface Route {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the control path, e.g. `/faults/{id}`: one step may be any text. */
  readonly path: string
  readonly does: string
  readonly run: (request: ControlRequest) => ControlReply | Promise<ControlReply>
}
