import type { CallHooks } from '@paifang/gateway'
import type { TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { createTopClient, type TopClientOptions } from '@paifang/gateway-top'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly truncated?: boolean
}

export type Step = Reply | TransportError | ((request: HttpRequest) => Reply | TransportError)

export const json = (value: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

export const refusal = (code: number, more: object = {}, headers = {}): Reply =>
  json({ error_response: { code, msg: `message ${code}`, request_id: 'rid', ...more } }, headers)

export const lost = (
  reason: TransportError['reason'],
  sent: 'no' | 'maybe',
  code?: string,
): TransportError => ({
  _tag: 'TransportError',
  reason,
  sent,
  ...(code === undefined ? {} : { code }),
  message: 'scripted',
})

const responseOf = ({ status = 200, headers = {}, body = '', truncated = false }: Reply): HttpResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? Buffer.from(body) : body,
  truncated,
})

export const textOf = async (body: HttpRequest['body']): Promise<string> => {
  if (body === undefined) return ''
  if (typeof body !== 'function') return Buffer.from(body as Uint8Array).toString('latin1')
  const chunks: Uint8Array[] = []
  for await (const chunk of body()) chunks.push(chunk)
  return Buffer.concat(chunks).toString('latin1')
}

/** Answers by a script: one step for each request, the last one for all that follow. */
export const scripted = (
  steps: ReadonlyArray<Step>,
): Transport & { readonly requests: HttpRequest[]; readonly forms: () => Record<string, string>[] } => {
  const requests: HttpRequest[] = []
  const transport: Transport = (request) => async () => {
    const step = steps[Math.min(requests.length, steps.length - 1)] ?? {}
    requests.push(request)
    const reply = typeof step === 'function' ? step(request) : step
    return '_tag' in reply ? left(reply) : right(responseOf(reply))
  }
  const forms = (): Record<string, string>[] =>
    requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body as string)))
  return Object.assign(transport, { requests, forms })
}

export const noon = Date.UTC(2026, 0, 1, 4)

/** A client of a script: its clock stands at noon in Beijing, its waits are written down, its dice show the highest number. */
export const scriptedClient = (
  steps: ReadonlyArray<Step>,
  options: Partial<TopClientOptions> & CallHooks = {},
) => {
  const transport = scripted(steps)
  const waits: number[] = []
  const client = createTopClient({
    appKey: '12345678',
    appSecret: 'helloworld',
    session: 'session-1',
    transport,
    clock: () => noon,
    random: () => 1,
    wait: async (ms) => {
      waits.push(ms)
    },
    ...options,
  })
  return { client, transport, waits }
}
