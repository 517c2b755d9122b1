import { endpointUrl } from '@paifang/gateway/author'
import { opretailEndpoints, type OpretailEndpoint } from './opretailEndpoints'

/**
 * The absolute URL of an endpoint.
 *
 * @throws TypeError for an unknown name, http on a host that is not loopback, and a URL that carries a user name, a
 * query or a fragment
 */
export const opretailEndpointUrl = (
  endpoint: OpretailEndpoint,
  allowInsecureHosts?: ReadonlyArray<string>,
): string => endpointUrl(opretailEndpoints, endpoint, allowInsecureHosts)

/** Whether JSON bodies are accepted there. @see ovopark/dc-apigateway-sdk README */
export const takesJson = (url: string): boolean => new URL(url).pathname.endsWith('/cloud.api')
