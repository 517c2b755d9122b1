import type { AnswerLimits, PolicyOptions, Provider, SessionSource, SessionStore } from '@paifang/gateway'
import type { DigestMethod, RsaKey } from '@paifang/signer-opretail'
import type { Transport } from '@paifang/transport'
import type { OpretailEndpoint } from './opretailEndpoints'
import type { Carriage } from './request/EncodedCall'
import type { TokenHeader } from './request/headers'

/** How requests are written, where the platform leaves a choice. */
export interface OpretailWireOptions {
  /** A name of `opretailEndpoints` or a URL. Default `opretail-cloud`. */
  readonly endpoint?: OpretailEndpoint
  /** `json`: business parameters as an unsigned JSON body, on `/cloud.api` only. Default `form`. */
  readonly carriage?: Carriage
  /** What null and undefined parameters become: left out, or sent as empty text. Default `omit`. */
  readonly nullish?: 'omit' | 'empty'
  /** Zone of `_timestamp`, in minutes east of UTC; no source states the server's. Default 480: GMT+8. */
  readonly utcOffsetMinutes?: number
  /** `_format`, sent and signed when set; the platform documents `json` only. Default: not sent. */
  readonly format?: 'json'
  /** `_nonce`: `true` sends a random UUID with each attempt, a function gives its own. Default: not sent. */
  readonly nonce?: boolean | (() => string)
  /** Further headers of every request, e.g. `{ environment: 'formal' }` as the official Java SDKs send it. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface OpretailTokenOptions {
  /** The business platform's token, a function that reads one, or a provider such as `loginProvider`. */
  readonly session?: SessionSource | undefined
  /** Shares renewed tokens between processes; for providers that name their `subject`. Default: none. */
  readonly sessionStore?: SessionStore
  /** Which header carries it. Default `authenticator`. */
  readonly tokenHeader?: TokenHeader
  /** Codes that mean that the token is not accepted. Default `['9990001']`. */
  readonly tokenErrorCodes?: ReadonlyArray<string>
}

/** `md5` and `sha1` are what the gateway documents; `sha256` and `rsa` appear in two official SDKs only. */
export type OpretailCredentials =
  | {
      /** Default `md5`. */
      readonly signMethod?: DigestMethod
      readonly accessKey: Provider<string>
      readonly accessSecret: Provider<string>
    }
  | {
      readonly signMethod: 'rsa'
      /** Sent as `_akey` only when given. */
      readonly accessKey?: Provider<string>
      readonly privateKey: Provider<RsaKey>
    }

/** Credentials may be values or functions; functions are called before each attempt. */
export type OpretailClientOptions = OpretailCredentials &
  OpretailWireOptions &
  OpretailTokenOptions &
  PolicyOptions & {
    /** `_aid`. Default `S107`; applications on /cloud.api often have their own `DC-…` id. */
    readonly applicationId?: Provider<string>
    /** How much an answer may hold. */
    readonly answers?: AnswerLimits
    /** Hosts that plain http may go to, by their whole names: `['emulator']`. Default: none but this machine. A `transport` of yours is told by itself. */
    readonly allowInsecureHosts?: ReadonlyArray<string>
    /** Default: `axiosTransport()`, made at the first call and closed by `close`. */
    readonly transport?: Transport
  }
