import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a request can go wrong. `executed`: the service has carried it out all the same. */
interface Fault {
  readonly name: string
  readonly executed: boolean
  readonly answer: (response: ServerResponse) => void
}

const body =
  '{"request_id":"r","ok":"1","trade":{"tid":1},"padding":"0123456789012345678901234567890123456789"}'
const refusal = (code: number, more = '') =>
  `{"error_response":{"code":${code},"msg":"m","request_id":"r"${more}}}`

export const faults: ReadonlyArray<Fault> = [
  { name: 'reset before the answer', executed: true, answer: ({ socket }) => socket?.resetAndDestroy() },
  {
    name: 'reset within the answer',
    executed: true,
    answer: (response) => {
      response.setHeader('content-length', body.length)
      response.write(body.slice(0, 20), () => response.socket?.resetAndDestroy())
    },
  },
  {
    name: '502 in HTML',
    executed: true,
    answer: (response) => {
      response.statusCode = 502
      response.end('<html>Bad Gateway</html>')
    },
  },
  { name: 'an empty answer', executed: true, answer: (response) => response.end() },
  { name: 'a truncated answer', executed: true, answer: (response) => response.end(body.slice(0, 20)) },
  { name: 'no answer at all', executed: true, answer: () => undefined },
  {
    name: 'headers and no body',
    executed: true,
    answer: (response) => {
      response.setHeader('content-length', body.length)
      response.flushHeaders()
    },
  },
  {
    name: 'a ban',
    executed: false,
    answer: (response) => response.end(refusal(7, ',"sub_msg":"This ban will last for 1 more seconds"')),
  },
  { name: 'a service that is unavailable', executed: true, answer: (response) => response.end(refusal(10)) },
  {
    name: 'a redirect',
    executed: true,
    answer: (response) => {
      response.statusCode = 302
      response.setHeader('location', '/elsewhere')
      response.end()
    },
  },
]

export interface FaultServer {
  readonly endpoint: string
  /** By the value of the parameter `name`: how often it was carried out. */
  readonly executed: ReadonlyMap<string, number>
  readonly requests: () => number
  readonly failed: () => number
  readonly connections: () => Promise<number>
  readonly close: () => Promise<void>
}

/** Fails three requests of ten, in all ways in turn, and counts what it carried out. */
export const startFaultServer = async (name: string): Promise<FaultServer> => {
  const executed = new Map<string, number>()
  let requests = 0
  let failed = 0
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    let form = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (form += chunk))
    request.on('end', () => {
      const key = new URLSearchParams(form).get(name) ?? ''
      const fault = (requests++ * 7) % 10 < 3 ? faults[failed++ % faults.length] : undefined
      if (fault?.executed !== false) executed.set(key, (executed.get(key) ?? 0) + 1)
      if (fault === undefined) response.end(body)
      else fault.answer(response)
    })
  }
  const server: Server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`,
    executed,
    requests: () => requests,
    failed: () => failed,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
