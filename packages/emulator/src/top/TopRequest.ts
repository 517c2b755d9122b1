import type { AnyOperation } from '../call/Operations'
import type { Incoming } from '../gateway/CallEmulation'
import type { Received } from '../http/Received'
import type { Grant } from '../state/createGrants'
import type { TopApp } from './TopApp'
import type { TopState } from './TopState'
import type { TopSettings } from './TopSettings'

/** TOP in one emulator: its state and its settings. */
export interface TopGateway {
  readonly state: TopState
  readonly settings: TopSettings
}

/** A request that is signed as TOP's are: to TOP, or to Qimen. */
export interface SignedRequest extends Incoming<Received> {
  readonly gateway: {
    readonly state: Pick<TopState, 'apps'>
    readonly settings: Pick<TopSettings, 'windowMs'>
  }
  readonly app: TopApp | undefined
  readonly operation: AnyOperation | undefined
  readonly grant: Grant | undefined
}

/** A request to TOP with everything looked up that its checks ask for. */
export interface TopRequest extends SignedRequest {
  readonly gateway: TopGateway
  /** Requests inside a batch are signed by the batch. */
  readonly signed: boolean
}

/** @see TOP calling and signing, doc 101617: system parameters */
export const systemParams: ReadonlySet<string> = new Set([
  'method',
  'app_key',
  'session',
  'timestamp',
  'format',
  'v',
  'sign_method',
  'sign',
  'partner_id',
  'target_app_key',
  'simplify',
])
