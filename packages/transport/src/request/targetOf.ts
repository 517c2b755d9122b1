import { left, right, type Either } from 'fp-ts/Either'
import { allowsHttp, type InsecureHosts } from './insecureHosts'

/** Where a request goes, in the two pieces that a connection pool wants. */
export interface Target {
  readonly origin: string
  readonly path: string
  /** Host and port, also where the URL leaves the port to its scheme: `gw.api.taobao.com:443`. */
  readonly host: string
}

const unprintable = /[\0-\x20\x7f]/

/**
 * Splits an absolute URL. `Left` says what is wrong with it, without repeating it (a query may hold a session).
 * https only; http for loopback hosts and those that were allowed by name. Characters that `URL` would silently drop (CR, LF, tab) are refused:
 * what is sent must be what was signed.
 */
export function targetOf(url: string, insecure: InsecureHosts = new Set()): Either<string, Target> {
  if (typeof url !== 'string' || unprintable.test(url))
    return left('the URL holds a space or control character')
  if (!URL.canParse(url)) return left('the URL is not absolute')
  const { protocol, hostname, port, username, password, origin, pathname, search } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return left('the URL must be https')
  if (username !== '' || password !== '') return left('the URL must not hold a user name or password')
  if (protocol === 'http:' && !allowsHttp(hostname, insecure)) {
    return left('the URL must be https; plain http is for loopback hosts only')
  }
  const host = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
  return right({ origin, path: pathname + search, host })
}
