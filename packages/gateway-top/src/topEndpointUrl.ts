import { endpointUrl } from '@paifang/gateway/author'
import { topEndpoints, type TopEndpoint } from './topEndpoints'

/**
 * The absolute URL behind a name or a URL; its path is kept as it is.
 *
 * @throws TypeError for an unknown name, and for a URL that is not fit for credentials
 */
export const topEndpointUrl = (endpoint: TopEndpoint, allowInsecureHosts?: ReadonlyArray<string>): string =>
  endpointUrl(topEndpoints, endpoint, allowInsecureHosts)
