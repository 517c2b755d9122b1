import type { Cause } from './Cause'
import type { Issue } from './InputError'

/** A call that the platform made to us was not handled: by `reason` the caller, the web framework or a handler must act. */
export interface InboundError {
  readonly _tag: 'InboundError'
  /**
   * `body`: its bytes are gone, a parser took them (`detail` names it); `charset`: they are not what they say they are;
   * `signature`, `clock`, `replay`, `source`: it was not the platform, or not now; `method`: nobody handles it; `input`:
   * its values are not right (`issues`); `handler`: the handler failed; `timeout`: it did not end in time; `busy`: this
   * process takes no more; `unavailable`: a secret, or what remembers calls, could not be asked.
   */
  readonly reason:
    | 'body'
    | 'charset'
    | 'signature'
    | 'clock'
    | 'replay'
    | 'source'
    | 'method'
    | 'input'
    | 'handler'
    | 'timeout'
    | 'busy'
    | 'unavailable'
  readonly gateway: string
  /** Wire name of what was called, where it could be told. */
  readonly method?: string
  readonly detail?: string
  readonly issues?: ReadonlyArray<Issue>
  /** What the handler threw. */
  readonly cause?: Cause
}
