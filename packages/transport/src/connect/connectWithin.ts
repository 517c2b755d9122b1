import type { Socket } from 'node:net'
import { timerMs } from '../limits/timerMs'
import type { ConnectTarget, Connector } from './Connector'
import { ignoreContinue } from './ignoreContinue'

/** Opens one connection, and tells of every socket that it takes on its way. */
export type Open = (target: ConnectTarget, track: (socket: Socket) => void) => Promise<Socket>

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT'
}

const ignore = (): void => undefined

/**
 * A connection that is open in time, tunnel and TLS included, or fails and leaves no socket behind. `opening` holds the sockets
 * of those that are neither yet. No time (0): it may take any.
 */
export const connectWithin =
  (open: Open, timeoutMs: number, opening: Set<Socket>): Connector =>
  (target, callback) => {
    const sockets: Array<Socket> = []
    const track = (socket: Socket): void => {
      sockets.unshift(socket)
      opening.add(socket)
      // Who listens changes on the way; one that nobody listens to would end the process.
      socket.on('error', ignore)
      socket.once('close', () => opening.delete(socket))
    }
    const destroy = (error?: Error): void => {
      for (const socket of sockets) socket.destroy(error)
    }
    const timer =
      timeoutMs > 0 ? setTimeout(() => destroy(new ConnectTimeout()), timerMs(timeoutMs)) : undefined
    open(target, track).then(
      (socket) => {
        clearTimeout(timer)
        for (const one of sockets) opening.delete(one)
        callback(null, ignoreContinue(socket))
      },
      (error: unknown) => {
        clearTimeout(timer)
        destroy()
        callback(error as Error, null)
      },
    )
  }
