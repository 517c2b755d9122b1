import type { GatewayParts } from '../../gateway/GatewayEmulation'
import type { Table } from '../../state/Tables'
import { demoUser } from '../tmc/TmcState'

/** What a seller's consent gave, until it is exchanged. */
export interface OauthCode {
  /** Key of the application that asked. */
  readonly app: string
  readonly user: string
  /** Has to be said again when the code is exchanged. */
  readonly redirectUri: string
  /** Epoch ms on the virtual clock. */
  readonly expiresAt: number
}

/** What renews a session, once. */
export interface OauthRefresh {
  readonly app: string
  readonly user: string
  /** It ends when this is used. */
  readonly session: string
  /** Epoch ms on the virtual clock. */
  readonly expiresAt: number
}

/** What a seller says who is asked. */
export interface OauthConsent {
  /** Nick of the seller. Default `sandbox_seller`. */
  readonly user?: string
  readonly isRefused?: boolean
}

/** Authorizations of sellers: `emulator.state.top.oauth`. */
export interface OauthState {
  /** By their text; one is gone once it was exchanged. */
  readonly codes: Table<OauthCode>
  /** By their text; one is gone once it was used. */
  readonly refreshTokens: Table<OauthRefresh>
  /** What is answered from now on to whoever asks for consent. Default: `sandbox_seller` consents. */
  readonly setConsent: (consent: OauthConsent) => void
  readonly consent: () => Required<OauthConsent>
}

export const createOauthState = ({ tables }: Pick<GatewayParts, 'tables'>): OauthState => {
  const consents = tables.create<OauthConsent>('oauthConsent', { limit: 1 })
  return {
    codes: tables.create<OauthCode>('oauthCodes', { limit: 10_000, sensitiveKeys: true }),
    refreshTokens: tables.create<OauthRefresh>('oauthRefreshTokens', {
      limit: 100_000,
      sensitive: ['session'],
      sensitiveKeys: true,
    }),
    setConsent: (consent) => consents.put('next', consent),
    consent: () => ({ user: demoUser, isRefused: false, ...consents.get('next') }),
  }
}
