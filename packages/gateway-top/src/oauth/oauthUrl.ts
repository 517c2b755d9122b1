import { secureUrl } from '@paifang/gateway/author'
import { topOauthEndpoints, type TopOauthEndpoint, type TopOauthEndpointName } from './topOauthEndpoints'

const isName = (endpoint: TopOauthEndpoint): endpoint is TopOauthEndpointName =>
  Object.hasOwn(topOauthEndpoints, endpoint)

/** @throws TypeError for an unknown name, and for a URL that is not fit for credentials */
export const oauthUrl = (endpoint: TopOauthEndpoint, use: 'authorize' | 'token'): string =>
  secureUrl(
    'endpoint',
    isName(endpoint) ? topOauthEndpoints[endpoint][use] : endpoint,
    Object.keys(topOauthEndpoints),
  )
