const ipv4Loopback = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/**
 * Whether a host is this machine, as `URL.hostname` writes it or as an address: `localhost`, `*.localhost` (RFC 6761;
 * what the resolver makes of it is its affair), 127/8, `::1` with or without brackets.
 */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname === '::1' ||
    hostname.endsWith('.localhost') ||
    ipv4Loopback.test(hostname)
  )
}
