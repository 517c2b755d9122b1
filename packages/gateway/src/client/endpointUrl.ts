import { allowsHttp, insecureHosts } from '@paifang/transport'

/**
 * The absolute URL behind one of a gateway's names, or behind a URL; its path is kept as it is.
 *
 * @throws TypeError for an unknown name, and for a URL that is not fit for credentials
 */
export const endpointUrl = (
  named: Readonly<Record<string, string>>,
  endpoint: string,
  allowInsecureHosts?: ReadonlyArray<string>,
): string =>
  secureUrl(
    'endpoint',
    Object.hasOwn(named, endpoint) ? (named[endpoint] ?? endpoint) : endpoint,
    Object.keys(named),
    allowInsecureHosts,
  )

/**
 * An absolute URL to which credentials may be sent.
 *
 * @throws TypeError, naming the option, for text that is no absolute URL, for http on a host that is neither loopback nor allowed, and
 * for a URL with a user name, a query or a fragment
 */
export const secureUrl = (
  option: string,
  text: string,
  names: ReadonlyArray<string>,
  allowInsecureHosts?: ReadonlyArray<string>,
): string => {
  const insecure = insecureHosts(allowInsecureHosts)
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new TypeError(`${option}: expected one of ${names.join(', ')}, or an absolute URL`)
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowsHttp(url.hostname, insecure)))
    throw new TypeError(
      `${option}: expected https (plain http is for loopback hosts, and those in allowInsecureHosts)`,
    )
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new TypeError(`${option}: expected a URL without user name, query and fragment`)
  return url.href
}
