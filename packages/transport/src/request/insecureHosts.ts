import { isLoopback } from './isLoopback'

/** Hosts that plain http may go to beside this machine itself. */
export type InsecureHosts = ReadonlySet<string>

/**
 * Reads names as `URL.hostname` writes them; one host each, nothing wider.
 * @throws TypeError, naming the option, for anything but a list of them
 */
export function insecureHosts(names: ReadonlyArray<string> = []): InsecureHosts {
  const isHost = (name: unknown): boolean =>
    typeof name === 'string' &&
    (/^\[[^%]*\]$/.test(name) || !/[*:%]/.test(name)) &&
    URL.canParse(`http://${name}/`) &&
    new URL(`http://${name}/`).host === name
  if (!Array.isArray(names) || !names.every(isHost))
    throw new TypeError(
      'allowInsecureHosts: expected a list of host names in lower case, each whole, without scheme and port',
    )
  return new Set(names)
}

/** Whether plain http may go to a host: to this machine, and to those that were named. */
export function allowsHttp(hostname: string, hosts: InsecureHosts): boolean {
  return isLoopback(hostname) || hosts.has(hostname)
}
