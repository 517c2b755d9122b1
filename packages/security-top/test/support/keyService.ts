import { createTopClient, type TopClient } from '@paifang/gateway-top'
import type { TransportError } from '@paifang/result'
import type { HttpRequest, Transport } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'

/** The body of an answer; `undefined`: the connection is lost. */
export type KeyAnswer = string | undefined

export const secretAnswer = (secret: string | undefined, version: number, more: object = {}): string =>
  JSON.stringify({
    top_secret_get_response: {
      request_id: 'r1',
      ...(secret === undefined ? {} : { secret }),
      secret_version: version,
      interval: 300,
      max_interval: 600,
      ...more,
    },
  })

export const refusal = (code: number, sub_code?: string): string =>
  JSON.stringify({ error_response: { code, msg: 'm', sub_code, request_id: 'r2' } })

export interface KeyService {
  readonly client: TopClient
  /** `subject|secret_version` of each call. */
  readonly calls: string[]
  readonly requests: HttpRequest[]
}

/** Answers calls for keys by subject and version, through a real client. */
export const keyService = (
  answer: (asked: string) => KeyAnswer | Promise<KeyAnswer>,
  session = 'the session of the client',
): KeyService => {
  const calls: string[] = []
  const requests: HttpRequest[] = []
  const transport: Transport = (request) => async () => {
    const form = new URLSearchParams(request.body as string)
    const user = form.get('customer_user_id')
    const subject = form.get('session') ?? (user === null ? 'null' : `_${user}`)
    const asked = `${subject}|${form.get('secret_version') ?? 'null'}`
    calls.push(asked)
    requests.push(request)
    const body = await answer(asked)
    if (body === undefined)
      return left<TransportError>({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: 'lost' })
    return right({ status: 200, headers: {}, body: Buffer.from(body), truncated: false })
  }
  const client = createTopClient({
    appKey: '12345678',
    appSecret: 'helloworld',
    session,
    transport,
    retry: false,
  })
  return { client, calls, requests }
}

/** Lets everything run that waits for nothing but promises. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
}
