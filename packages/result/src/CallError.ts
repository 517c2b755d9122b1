import type { BusinessError } from './BusinessError'
import type { GatewayError } from './GatewayError'
import type { InputError } from './InputError'
import type { OutputError } from './OutputError'
import type { ProtocolError } from './ProtocolError'
import type { TransportError } from './TransportError'

/** Every way a call can fail: plain tagged data, JSON-serialisable, divided by who must act. */
export type CallError<C extends string = string, O = unknown> =
  InputError | TransportError | ProtocolError | GatewayError | BusinessError<C, O> | OutputError
