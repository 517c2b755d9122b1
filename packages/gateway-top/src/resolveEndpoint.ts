import { topEndpoints, type TopEndpoint } from './topEndpoints'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

const names = Object.keys(topEndpoints).join(', ')

const parse = (text: string): URL => {
  try {
    return new URL(text)
  } catch {
    throw new TypeError(`endpoint: expected one of ${names}, or an absolute URL`)
  }
}

/**
 * The absolute URL behind a name or a URL; its path is kept as it is.
 *
 * @throws TypeError for an unknown name, http on a host that is not loopback, and a URL with a user name, a query or a
 * fragment
 */
export const resolveEndpoint = (endpoint: TopEndpoint): string => {
  const named = Object.hasOwn(topEndpoints, endpoint)
  const url = parse(named ? topEndpoints[endpoint as keyof typeof topEndpoints] : endpoint)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback.test(url.hostname)))
    throw new TypeError('endpoint: expected https (plain http is for loopback hosts only)')
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new TypeError('endpoint: expected a URL without user name, query and fragment')
  return url.href
}
