import { secureUrl } from './secureUrl'

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
