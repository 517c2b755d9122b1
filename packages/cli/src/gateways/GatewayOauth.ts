import type { CallError, Result } from '@paifang/result'

export interface OauthRequest {
  /** By the client's own option names. */
  readonly account: Readonly<Record<string, string>>
  /** A name of the gateway's own places, or a URL; default: production. */
  readonly endpoint?: string
  readonly signal?: AbortSignal
}

/** What a user's consent became. */
export interface OauthToken {
  readonly session: string
  readonly refreshToken?: string
  /** Seconds from now. */
  readonly expiresIn?: number
  readonly user?: string
}

/** How a user lets an application act for him, where a gateway has that. */
export interface GatewayOauth {
  /** Variable of the profile that keeps the refresh token. */
  readonly refreshVariable: string
  /** Where tokens are given beside calls to this URL: on an emulator. `undefined`: at the gateway's own place. */
  readonly besideCalls?: (url: string) => string | undefined
  /** @throws TypeError for an endpoint that it refuses */
  readonly authorizeUrl: (
    request: OauthRequest & { readonly redirectUri: string; readonly state: string },
  ) => string
  readonly exchange: (
    request: OauthRequest & { readonly redirectUri: string; readonly state: string; readonly code: string },
  ) => Promise<Result<CallError, OauthToken>>
  readonly refresh: (
    request: OauthRequest & { readonly refreshToken: string },
  ) => Promise<Result<CallError, OauthToken>>
}
