import { isLoopback } from '../request/isLoopback'
import type { TransportOptions } from '../TransportOptions'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy for an origin, or `undefined` to go straight. A loopback host means this machine, so it goes through a
 * proxy only when the proxy is on this machine as well: plain text for loopback never leaves it. What
 * goes in the clear to a host that was allowed by name goes straight to it.
 */
export function proxyFor(origin: string, options: TransportOptions, env: Environment): URL | undefined {
  if (options.proxy === false) return undefined
  const { protocol, hostname, port } = new URL(origin)
  const secure = protocol === 'https:'
  if (!secure && options.allowInsecureHosts?.includes(hostname) === true) return undefined
  const named = options.proxy ?? fromEnvironment(secure, env)
  if (named === undefined || named === '') return undefined
  const excluded =
    options.noProxy ?? (options.proxy === undefined ? (env['no_proxy'] ?? env['NO_PROXY']) : undefined)
  if (isExcluded(hostname, port || (secure ? '443' : '80'), excluded ?? '')) return undefined
  const proxy = proxyUrl(named)
  return isLoopback(hostname) && !isLoopback(proxy.hostname) ? undefined : proxy
}

/** What the environment alone makes of an origin: the proxy's address as it stands there, `undefined` for none. */
export function environmentProxy(origin: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(origin)
  const secure = protocol === 'https:'
  const excluded = env['no_proxy'] ?? env['NO_PROXY'] ?? ''
  const named = fromEnvironment(secure, env)
  if (named === undefined || named === '') return undefined
  return isExcluded(hostname, port || (secure ? '443' : '80'), excluded) ? undefined : named
}

/** Reads a proxy's address; `host:port` means http. Throws a TypeError that does not repeat it (it may hold a password). */
export function proxyUrl(text: string): URL {
  const full = text.includes('://') ? text : `http://${text}`
  const url = URL.canParse(full) ? new URL(full) : undefined
  if ((url?.protocol === 'http:' || url?.protocol === 'https:') && isDecodable(url)) return url
  throw Object.assign(new TypeError('proxy must be an http:// or https:// URL'), { code: 'PROXY_ADDRESS' })
}

/** A `%` of a user name or password that escapes nothing has to be written `%25`. */
function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password)
    return true
  } catch {
    return false
  }
}

function fromEnvironment(secure: boolean, env: Environment): string | undefined {
  const plain = env['http_proxy'] ?? env['HTTP_PROXY']
  return secure ? (env['https_proxy'] ?? env['HTTPS_PROXY'] ?? plain) : plain
}

/** `NO_PROXY`: names separated by commas or spaces; `*` is all, `.x` and `*.x` and `x` cover x and its sub-domains. */
function isExcluded(hostname: string, port: string, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*' || (entry !== '' && hostname === `[${entry}]`)) return true
      const [, name = '', onlyPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry) ?? []
      if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false
      return hostname === name || hostname.endsWith(`.${name}`)
    })
}
