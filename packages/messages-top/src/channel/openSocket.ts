import { connect as tlsConnect } from 'node:tls'
import type { Duplex } from 'node:stream'
import { openTunnel, proxyFor, type TransportOptions } from '@paifang/transport'
import { WebSocket } from 'ws'

/** How the socket is opened: the same options as those of the transports. */
export type SocketOptions = Pick<
  TransportOptions,
  'proxy' | 'noProxy' | 'ca' | 'cert' | 'key' | 'passphrase' | 'connectTimeoutMs'
> & {
  /** Longest frame taken. */
  readonly maxFrameBytes: number
}

const pem = (value: string | Uint8Array): string | Buffer =>
  typeof value === 'string' ? value : Buffer.from(value)

/**
 * A socket that is being opened; through a proxy where there is one. No extension and no sub-protocol is offered.
 *
 * @throws (rejects) with what the proxy did
 */
export const openSocket = async (endpoint: string, options: SocketOptions): Promise<WebSocket> => {
  const { connectTimeoutMs = 5_000, ca, cert, key, passphrase } = options
  const url = new URL(endpoint)
  const isSecure = url.protocol === 'wss:'
  const tls = {
    ...(ca === undefined ? {} : { ca: [ca].flat().map(pem) }),
    ...(cert === undefined ? {} : { cert: pem(cert) }),
    ...(key === undefined ? {} : { key: pem(key) }),
    ...(passphrase === undefined ? {} : { passphrase }),
  }
  const proxy = proxyFor(endpoint.replace(/^ws/, 'http'), options, process.env)
  const open = (more: object): WebSocket =>
    new WebSocket(endpoint, {
      ...tls,
      perMessageDeflate: false,
      maxPayload: options.maxFrameBytes,
      followRedirects: false,
      handshakeTimeout: connectTimeoutMs,
      ...more,
    })
  if (proxy === undefined) return open({})
  const target = {
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    protocol: isSecure ? 'https:' : 'http:',
    port: url.port,
  }
  const socket = await openTunnel(proxy, target, tls.ca, connectTimeoutMs, () => undefined)
  const secured = (): Duplex => {
    try {
      return tlsConnect({ ...tls, socket, servername: target.hostname })
    } catch (thrown) {
      // A key that is none, say.
      socket.destroy()
      throw thrown
    }
  }
  return open({ createConnection: isSecure ? secured : (): Duplex => socket })
}
