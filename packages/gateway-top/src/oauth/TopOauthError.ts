import type { GatewayError, InputError, OutputError, ProtocolError, TransportError } from '@paifang/result'

/** What a token request can end in. */
export type TopOauthError = InputError | TransportError | ProtocolError | GatewayError | OutputError
