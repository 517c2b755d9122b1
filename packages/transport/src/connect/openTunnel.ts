import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { timerMs } from '../limits/timerMs'
import type { ConnectTarget } from './Connector'

/** Why a proxy gave no connection; the code becomes TransportError's. */
class ProxyFailure extends Error {
  constructor(readonly code: string) {
    super('the proxy did not open a connection')
  }
}

class TunnelTimeout extends Error {
  readonly code = 'ETIMEDOUT'
}

/** Asks a proxy for a raw connection (CONNECT). Its request is not the gateway's: nothing of ours was sent yet. */
export function openTunnel(
  proxy: URL,
  target: ConnectTarget,
  ca: string | Array<string | Buffer> | undefined,
  timeoutMs: number,
  track: (socket: Socket) => void,
): Promise<Socket> {
  const authority = `${target.hostname.includes(':') ? `[${target.hostname}]` : target.hostname}:${
    target.port || (target.protocol === 'https:' ? '443' : '80')
  }`
  return new Promise((resolve, reject) => {
    const secure = proxy.protocol === 'https:'
    const connect = (secure ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (secure ? 443 : 80),
      path: authority,
      agent: false,
      headers: { host: authority, ...authorization(proxy) },
      ...(ca === undefined ? {} : { ca }),
    })
    // From the beginning on, however little it says at a time.
    const timer =
      timeoutMs > 0 ? setTimeout(() => connect.destroy(new TunnelTimeout()), timerMs(timeoutMs)) : undefined
    connect.on('socket', track)
    connect.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      reject(new ProxyFailure(`PROXY_${error.code ?? 'FAILED'}`))
    })
    connect.on('connect', (answer, socket: Socket, head) => {
      clearTimeout(timer)
      const status = answer.statusCode ?? 0
      if (status < 200 || status > 299) {
        socket.destroy()
        reject(new ProxyFailure(`PROXY_${status}`))
        return
      }
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    connect.end()
  })
}

function authorization({ username, password }: URL): Readonly<Record<string, string>> {
  if (username === '' && password === '') return {}
  const plain = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(plain).toString('base64')}` }
}
