import { opretailEndpoints, type OpretailEndpoint } from './opretailEndpoints'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

const names = Object.keys(opretailEndpoints).join(', ')

const parse = (text: string): URL => {
  try {
    return new URL(text)
  } catch {
    throw new TypeError(`endpoint: expected one of ${names}, or an absolute URL`)
  }
}

/**
 * The absolute URL of an endpoint.
 *
 * @throws TypeError for an unknown name, http on a host that is not loopback, and a URL that carries a user name, a
 * query or a fragment
 */
export const resolveEndpoint = (endpoint: OpretailEndpoint): string => {
  const url = parse(
    Object.hasOwn(opretailEndpoints, endpoint)
      ? opretailEndpoints[endpoint as keyof typeof opretailEndpoints]
      : endpoint,
  )
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname)))
    throw new TypeError('endpoint: expected https (plain http is for loopback hosts only)')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new TypeError('endpoint: expected a URL without user name, query and fragment')
  return url.href
}

/** Whether JSON bodies are accepted there. @see ovopark/dc-apigateway-sdk README */
export const takesJson = (url: string): boolean => new URL(url).pathname.endsWith('/cloud.api')
