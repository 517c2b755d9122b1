const ipv4Loopback = /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/

/** Whether a host name, as `URL.hostname` writes it, is this machine: `localhost`, `*.localhost`, 127/8, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname.endsWith('.localhost') ||
    ipv4Loopback.test(hostname)
  )
}
