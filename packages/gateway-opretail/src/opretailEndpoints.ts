/**
 * The platform's hosts by name. `opretail-*` is the overseas brand, `ovopark-*` the Chinese one: same protocol, same
 * methods, same codes. `/cloud.api` also takes JSON bodies; `/m.api` takes forms only.
 *
 * @see ovopark/openplatform-sdk README; ovopark/dc-apigateway-sdk README; the method pages of the platform
 */
export const opretailEndpoints = {
  /** The default: the URL that the platform's English pages show. */
  'opretail-cloud': 'https://openapi.opretail.com/cloud.api',
  'opretail-m': 'https://openapi.opretail.com/m.api',
  'ovopark-cloud': 'https://cloudapi.ovopark.com/cloud.api',
  /** The newer Chinese host behind the older path; accepts every old call. */
  'ovopark-cloud-m': 'https://cloudapi.ovopark.com/m.api',
  'ovopark-m': 'https://openapi.ovopark.com/m.api',
} as const

export type OpretailEndpointName = keyof typeof opretailEndpoints

/** A name of `opretailEndpoints`, or an absolute URL: https, or http on a loopback host. */
export type OpretailEndpoint = OpretailEndpointName | (string & Record<never, never>)
