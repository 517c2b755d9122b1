import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'

/** What of the emulator's control API the page may use. None of it answers a secret, or calls another machine. */
const relayed: ReadonlyArray<readonly [verb: string, path: RegExp]> = [
  [
    'GET',
    /^\/(info|checks|events|faults|clock|expectations|requests|saves|answers|quotas|bans|tables|snapshots|quotas\/history)$/,
  ],
  // By ids: what gives access is not among it.
  ['GET', /^\/(sessions|tokens|qimen-sessions)$/],
  ['GET', /^\/state\/\w{1,40}$/],
  ['GET', /^\/journal\/(rows|search|\d{1,15}|\d{1,15}\/(request|answer)\.bin)$/],
  ['GET', /^\/journal\.(har|jsonl)$/],
  ['DELETE', /^\/(journal|faults|faults\/[\w-]{1,64})$/],
  ['POST', /^\/(faults|faults\/\w{1,40}|clock|journal\/\d{1,15}\/(resend|reveal))$/],
  ['PUT', /^\/answers\/[\w.-]{1,200}$/],
  ['DELETE', /^\/answers\/[\w.-]{1,200}$/],
  ['POST', /^\/(quota|quotas|bans|expectations|reset|snapshots|snapshots\/\w{1,40})$/],
  ['POST', /^\/(sessions|tokens|qimen-sessions)\/(expire|revoke)$/],
  ['GET', /^\/tmc(\/messages)?$/],
  ['POST', /^\/tmc\/(messages|redeliver|disconnect)$/],
  ['DELETE', /^\/tmc\/messages$/],
  ['DELETE', /^\/(bans|quotas|expectations)(\/\w{1,40})?$/],
]

export const isRelayed = (verb: string, path: string): boolean =>
  relayed.some(([one, pattern]) => one === verb && pattern.test(path))

const passed = (headers: IncomingMessage['headers'], names: ReadonlyArray<string>): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/**
 * Hands a request to the emulator and its answer back as it comes; either end that goes away ends the other. Nothing is
 * kept: who reads slowly slows the emulator's stream, which then tells of a gap.
 */
export const relay = (
  emulator: string,
  path: string,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  onNobody: () => void,
): void => {
  const asked = ask(
    new URL(`/_paifang${path}`, emulator),
    {
      method: request.method ?? 'GET',
      headers: {
        ...passed(request.headers, ['content-type', 'last-event-id']),
        'content-length': body.length,
      },
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, passed(answer.headers, ['content-type', 'content-length']))
      answer.pipe(response)
      answer.on('error', () => response.destroy())
      answer.on('aborted', () => response.destroy())
    },
  )
  asked.on('error', () => (response.headersSent ? response.destroy() : onNobody()))
  response.on('close', () => asked.destroy())
  asked.end(body)
}
