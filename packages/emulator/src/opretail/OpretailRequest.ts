import type { AnyOperation } from '../call/Operations'
import type { Incoming } from '../gateway/CallEmulation'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { Grant } from '../state/createGrants'
import type { OpretailApp } from './OpretailApp'
import type { OpretailSettings } from './OpretailSettings'
import type { OpretailState } from './OpretailState'

/** opretail in one emulator: its state and its settings. */
export interface OpretailGateway {
  readonly state: OpretailState
  readonly settings: OpretailSettings
}

/** A request to opretail with everything looked up that its checks ask for. */
export interface OpretailRequest extends Incoming<Received> {
  readonly gateway: OpretailGateway
  /** `/m.api` knows one application id, `/cloud.api` also an application's own. */
  readonly route: 'cloud.api' | 'm.api'
  readonly app: OpretailApp | undefined
  readonly operation: AnyOperation | undefined
  /** Token of the header, `''` when there is none. */
  readonly token: string
  readonly grant: Grant | undefined
}

/** @see opretail protocol, public parameters */
export const publicParams: ReadonlySet<string> = new Set([
  '_aid',
  '_akey',
  '_mt',
  '_sm',
  '_requestMode',
  '_version',
  '_timestamp',
  '_sig',
  '_format',
  '_nonce',
])

/** The id every document repeats. @see opretail protocol, endpoints and credentials */
export const platformId = 'S107'

/** @see opretail protocol, tokens and login: both header names are in use */
export const tokenOf = ({ headers }: RawRequest): string =>
  headers['authenticator'] ?? headers['ovo-authorization'] ?? ''
