import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { Grant, OpretailApp } from '../state/Rows'
import type { AnyOperation } from '../world/AnyOperation'
import type { World } from '../world/World'

/** A request to opretail with everything looked up that its checks ask for. */
export interface OpretailCase {
  readonly request: RawRequest
  readonly received: Received
  /** `/m.api` knows one application id, `/cloud.api` also an application's own. */
  readonly route: 'cloud.api' | 'm.api'
  /** Epoch ms as the server sees it. */
  readonly now: number
  readonly world: World
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
