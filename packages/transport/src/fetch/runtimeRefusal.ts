import type { TransportError } from '@paifang/result'
import type { TransportOptions } from '../TransportOptions'
import { environmentProxy, proxyFor } from '../connect/proxyFor'
import { transportError } from '../failure/transportError'

type Environment = Readonly<Record<string, string | undefined>>

/** What tells runtimes apart, as far as it matters here. */
export interface Runtime {
  readonly env: Environment
  /** Whether its fetch goes through the proxies that the environment names. */
  readonly keepsProxies: boolean
}

/** Node does from 22.21 and 24.5 on, where it is told to; Bun and Deno always do. */
function thisRuntime(): Runtime {
  const { process, Bun, Deno } = globalThis as {
    readonly process?: { readonly env?: Environment; readonly versions?: Environment }
    readonly Bun?: unknown
    readonly Deno?: unknown
  }
  const env = process?.env ?? {}
  const [major = 0, minor = 0] = (process?.versions?.['node'] ?? '').split('.').map(Number)
  const isAble = major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21)
  return {
    env,
    keepsProxies: Bun !== undefined || Deno !== undefined || (isAble && env['NODE_USE_ENV_PROXY'] === '1'),
  }
}

/**
 * Why this runtime's fetch may not be used for an origin: it would go straight where a proxy is meant, or would take any
 * certificate. `undefined`: it may.
 */
export function runtimeRefusal(
  origin: string,
  options: Pick<TransportOptions, 'proxy' | 'noProxy' | 'allowInsecureHosts'>,
  { env, keepsProxies }: Runtime = thisRuntime(),
): TransportError | undefined {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && origin.startsWith('https:'))
    return transportError(
      'tls',
      'no',
      'NODE_TLS_REJECT_UNAUTHORIZED=0: fetch would take any certificate; unset it, or give undiciTransport({ ca })',
      'TLS_UNCHECKED',
    )
  let isMeant: boolean
  try {
    isMeant = proxyFor(origin, options, env) !== undefined
  } catch {
    return transportError(
      'proxy',
      'no',
      'the proxy of the environment is no http:// or https:// URL',
      'PROXY_ADDRESS',
    )
  }
  // A fetch that heeds the environment alone would take what must go straight through its proxy.
  if (keepsProxies && !isMeant && environmentProxy(origin, env) !== undefined)
    return transportError(
      'proxy',
      'no',
      'this fetch goes through the proxy of the environment; name the host in NO_PROXY, or give a fetch or undiciTransport',
      'PROXY_UNAVOIDABLE',
    )
  if (!isMeant || keepsProxies) return undefined
  return transportError(
    'proxy',
    'no',
    'the environment names a proxy, which this fetch would pass by; give undiciTransport, a fetch that knows it, or proxy: false (Node from 24.5 on: NODE_USE_ENV_PROXY=1)',
    'PROXY_UNSUPPORTED',
  )
}
