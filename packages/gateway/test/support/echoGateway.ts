import { struct, text, type Operation } from '@paifang/contract'
import type { Gateway, Signed } from '@paifang/gateway/author'
import type { GatewayError, GatewayErrorKind, TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { createClient } from '@paifang/gateway/author'
import type { ClientOptions } from '@paifang/gateway'

export interface EchoOutput {
  readonly said?: string
}

const input = struct<{ readonly say: string }>('EchoInput', { required: { say: text } })
const output = struct<EchoOutput>('EchoOutput', { optional: { said: text } })

/** A read of a gateway that exists only here. */
export const echo: Operation<'echo', { readonly say: string }, EchoOutput> = {
  gateway: 'echo',
  method: 'echo.say',
  input,
  output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['say']],
}

export const refused = (kind: GatewayErrorKind, more: Partial<GatewayError> = {}): GatewayError => ({
  _tag: 'GatewayError',
  method: echo.method,
  gateway: 'echo',
  kind,
  code: kind,
  name: kind,
  message: kind,
  retryable: kind === 'throttled' || kind === 'unavailable',
  advice: { en: 'Wait.', zh: '请稍候。' },
  ...more,
})

/** A minimal gateway: the input in a header, the answer's body as the output, or an error that a header names. */
export const echoGateway = (parts: Partial<Gateway<'echo'>> = {}): Gateway<'echo'> => ({
  name: 'echo',
  prepare: () => right({}),
  sign: (_prepared, { number, epochMs }) => {
    const request: HttpRequest = {
      verb: 'POST',
      url: 'https://echo.invalid/',
      headers: { stamp: String(epochMs), attempt: String(number) },
      body: '',
    }
    const signed: Signed = { request, secrets: ['secret'] }
    return right(signed)
  },
  open: ({ headers, body }) => {
    const refusal = headers['refusal'] as GatewayErrorKind | undefined
    return refusal === undefined
      ? right({ output: { said: Buffer.from(body).toString() }, requestId: 'r1' })
      : left({ error: refused(refusal) })
  },
  ...parts,
})

export const answer = (body = 'hello', headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  headers,
  body: Buffer.from(body),
  truncated: false,
})

export const lost = (reason: TransportError['reason'], sent: 'no' | 'maybe'): TransportError => ({
  _tag: 'TransportError',
  reason,
  sent,
  message: 'lost',
})

export type Step = HttpResponse | TransportError | Promise<HttpResponse>

/** Answers one step for each request; the last one for all that follow. */
export const steps = (...all: ReadonlyArray<Step>): Transport & { readonly requests: HttpRequest[] } => {
  const requests: HttpRequest[] = []
  const transport: Transport = (request) => async () => {
    const step = await (all[Math.min(requests.push(request), all.length) - 1] as Step)
    return '_tag' in step ? left(step) : right(step)
  }
  return Object.assign(transport, { requests })
}

export const never: Transport = () => () => new Promise(() => undefined)

export const echoClient = (
  options: Partial<ClientOptions> & { readonly gateway?: Gateway<'echo'> } = {},
): ReturnType<typeof createClient<'echo', object, Signed>> =>
  createClient<'echo', object, Signed>({
    gateway: echoGateway(),
    transport: steps(answer()),
    wait: async () => undefined,
    random: () => 0.5,
    ...options,
  })
