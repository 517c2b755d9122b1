import type { GatewayDocuments } from '@paifang/codegen'
import type { AnyGateway } from '@paifang/emulator'
import type { CallHooks, Client, PolicyOptions } from '@paifang/gateway'
import type { Text } from '../Command'
import type { Finding } from '../doctor/Finding'
import type { Transport } from '@paifang/transport'
import type { ErrorTable } from './ErrorTable'
import type { GatewayMessages } from './GatewayMessages'
import type { GatewayOauth } from './GatewayOauth'
import type { GatewaySigner } from './GatewaySigner'
import type { ReadRecorded } from './RecordedRequest'

/** One thing a client of a gateway is created with, and where the command line finds it. */
export interface AccountField {
  /** Option of the client: `appKey`. */
  readonly option: string
  /** Flag, without its dashes: `key`, `session`. `secret` never comes by value: `--secret-env`, `--secret-file`. */
  readonly flag: string
  /** Variable of the environment and of the profile: `TOP_APP_KEY`. */
  readonly variable: string
  /** What it is, for help texts of flags that no other gateway has. */
  readonly text?: Text
  /** What it is when nobody says. */
  readonly default?: string
  /** A client can be created without it. */
  readonly optional?: true
}

/** What the command line creates a client with. */
export interface ClientRequest extends CallHooks, Pick<PolicyOptions, 'onWarning' | 'retry'> {
  /** The longest ban that a call waits out itself; default as the client has it. */
  readonly maxBanWaitMs?: number
  /** By the client's own option names. */
  readonly account: Readonly<Record<string, string>>
  /** A URL. */
  readonly endpoint: string
  readonly signMethod?: string
  /** Hosts that plain http may go to. */
  readonly allowInsecureHosts?: ReadonlyArray<string>
  readonly transport?: Transport
  /** Epoch milliseconds; default the machine's clock. */
  readonly clock?: () => number
}

/**
 * A gateway as the command line takes it: the one entry of its registry. What is a function is loaded only when a
 * command needs it.
 */
export interface GatewayModule {
  /** The `gateway` of its operations, and what `--gateway` takes. */
  readonly name: string
  /** Methods that are this gateway's where no installed package says whose they are. */
  readonly methodPattern: RegExp
  readonly accountFields: ReadonlyArray<AccountField>
  /** What `--sign-method` takes; the first is what a client uses by itself. */
  readonly signMethods: ReadonlyArray<string>
  /** Variable of the environment and of the profile that says where calls go: `TOP_ENDPOINT`. */
  readonly endpointVariable: string
  /** URLs by name; the first is where calls go when nobody names one. */
  readonly endpoints: () => Readonly<Record<string, string>>
  /** @throws TypeError for options that the client refuses */
  readonly createClient: (request: ClientRequest) => Client<string>
  readonly signer: () => GatewaySigner
  readonly emulation: () => AnyGateway
  /** How documents of its operations are read and what is generated of them. */
  readonly documents: () => GatewayDocuments
  readonly errors?: () => ErrorTable
  /** Absent: no user's consent is asked for, or not in this way. */
  readonly oauth?: () => GatewayOauth
  /** Reads what was recorded of it, to make it again. Absent: it is not replayed. */
  readonly recorded?: () => ReadRecorded
  /** Absent: it has no messages. */
  readonly messages?: () => GatewayMessages
  /** A documented call that changes nothing and needs no user: it proves key and secret. Absent: none is known. */
  readonly probe?: {
    readonly method: string
    readonly version?: string
    readonly input: Readonly<Record<string, string>>
  }
  /** What `doctor` has to say of an account, nothing of it sent. */
  readonly checkAccount?: (
    endpoint: string,
    account: Readonly<Record<string, string>>,
  ) => ReadonlyArray<Finding>
}
