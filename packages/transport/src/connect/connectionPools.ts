import type { Socket } from 'node:net'
import type { buildConnector, Pool } from 'undici'
import type { Connector } from './Connector'
import { connectWithin, type Open } from './connectWithin'
import { openTunnel } from './openTunnel'
import { proxyFor } from './proxyFor'
import type { HttpRequest } from '../HttpRequest'
import type { TransportOptions } from '../TransportOptions'

/** What is used of undici, which is loaded late. */
export interface Undici {
  readonly Pool: typeof Pool
  readonly buildConnector: typeof buildConnector
}

type Asked = Pick<HttpRequest, 'address' | 'receive'>

/**
 * One keep-alive pool per origin, and address where one is given, and for what is written elsewhere as it comes, and every connection
 * that is still being opened.
 */
export interface ConnectionPools {
  /** Throws a TypeError when the environment names a proxy that cannot be used. */
  readonly of: (origin: string, request: Asked) => Pool
  readonly destroy: () => Promise<void>
}

/** Needs undici loaded; opens nothing by itself. Throws a TypeError for something that only goes by its name, as Bun's. */
export function connectionPools(undici: Undici, options: TransportOptions): ConnectionPools {
  if (typeof (undici as Partial<Undici>).Pool?.prototype.destroy !== 'function')
    throw new TypeError('what this runtime gives as undici has no pools; use fetchTransport here')
  const pools = new Map<string, Pool>()
  const opening = new Set<Socket>()
  const {
    connections = 64,
    keepAliveMs = 4_000,
    connectTimeoutMs = 10_000,
    ca,
    cert,
    key,
    passphrase,
  } = options
  const tls = {
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca: [ca].flat().map(pem) }),
    ...(cert === undefined ? {} : { cert: pem(cert) }),
    ...(key === undefined ? {} : { key: pem(key) }),
    ...(passphrase === undefined ? {} : { passphrase }),
  }
  // Its own time has the grain of a second, and covers no tunnel.
  const connect = undici.buildConnector({ ...tls, timeout: 0 }) as unknown as (
    ...args: Parameters<Connector>
  ) => Socket
  const direct: Open = (target, track) =>
    new Promise((resolve, reject) => {
      track(connect(target, (...result) => (result[0] === null ? resolve(result[1]) : reject(result[0]))))
    })
  const through =
    (proxy: URL): Open =>
    async (target, track) => {
      const socket = await openTunnel(proxy, target, tls.ca, connectTimeoutMs, track)
      return target.protocol === 'https:' ? direct({ ...target, httpSocket: socket }, track) : socket
    }
  const create = (origin: string, { address, receive }: Asked, key: string): Pool => {
    const proxy = proxyFor(origin, options, process.env)
    const opened = connectWithin(proxy === undefined ? direct : through(proxy), connectTimeoutMs, opening)
    const placed = address === undefined ? opened : at(address, opened)
    const connector = receive === undefined ? placed : tellResets(placed)
    const pool = new undici.Pool(origin, {
      connections,
      keepAliveTimeout: keepAliveMs,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: connector as unknown as NonNullable<Pool.Options['connect']>,
    })
    pools.set(key, pool)
    return pool
  }
  return {
    of: (origin, request) => {
      const { address, receive } = request
      const key =
        address === undefined && receive === undefined
          ? origin
          : [origin, address ?? '', receive === undefined ? '' : 'receive'].join(' ')
      return pools.get(key) ?? create(origin, request, key)
    },
    destroy: async () => {
      const ended = [...pools.values()].map((pool) => pool.destroy())
      const left = [...opening].map((socket) => new Promise((resolve) => socket.once('close', resolve)))
      for (const socket of opening) socket.destroy(new Error('the transport is closed'))
      await Promise.all([...ended, ...left])
    },
  }
}

/** Connects elsewhere, for the name that was asked for: its certificate is checked, and it is what SNI says. */
function at(address: string, connect: Connector): Connector {
  return (target, callback) => {
    const servername = target.servername ?? target.hostname
    connect({ ...target, servername, hostname: address }, callback)
  }
}

/**
 * Where no length is told, undici takes what came before a reset for the whole answer. JSON and XML show their own end; of what is
 * written elsewhere as it comes, nothing else tells that it was cut.
 */
function tellResets(connect: Connector): Connector {
  return (target, callback) =>
    connect(target, (...opened) => {
      // Before undici listens, and by a name under which it fails the request.
      opened[1]?.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNRESET') error.code = 'UND_ERR_SOCKET'
      })
      callback(...opened)
    })
}

function pem(value: string | Uint8Array): string | Buffer {
  return typeof value === 'string' ? value : Buffer.from(value)
}
