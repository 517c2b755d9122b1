import { allowsHttp, insecureHosts } from '@paifang/transport'

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
