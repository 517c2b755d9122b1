import type { Socket } from 'node:net'

/** Where undici wants a connection to. */
export interface ConnectTarget {
  readonly hostname: string
  readonly host?: string
  readonly protocol: string
  readonly port: string
  readonly servername?: string
  readonly httpSocket?: Socket
}

export type ConnectCallback = (...result: [null, Socket] | [Error, null]) => void

/** Opens one connection, as undici's `connect` option wants it. */
export type Connector = (target: ConnectTarget, callback: ConnectCallback) => void
