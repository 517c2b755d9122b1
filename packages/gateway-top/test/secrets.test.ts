import { inspect } from 'node:util'
import { describe as line, unwrap, type CallError } from '@paifang/result'
import { topExchangeCode, topRefreshToken } from '@paifang/gateway-top'
import { blacklistSync, ticketSave } from './support/operations'
import { json, lost, refusal, scripted, scriptedClient, type Reply, type Step } from './support/scripted'

const secret = 'app-secret-4f1c'
const session = 'session-9a7e'
const mobile = '13800138000'
const key = 'request-key-1'

/** What a careless server or proxy may put into its answer: all that it received. */
const echo = (status: number, around: (form: string) => string): Step => {
  return ({ body, headers }): Reply => {
    const form = `${body as string}&secret=${secret} ${JSON.stringify(headers)} ${decodeURIComponent(body as string)}`
    return { status, body: around(form) }
  }
}

const failures: ReadonlyArray<Step> = [
  lost('reset', 'maybe'),
  lost('timeout', 'maybe'),
  lost('tls', 'no'),
  echo(200, (form) => form),
  echo(502, (form) => `<html>${form}</html>`),
  echo(200, (form) => `<html>${form}</html>`),
  echo(200, (form) => JSON.stringify({ form })),
  echo(200, (form) => JSON.stringify({ form }).slice(0, -3)),
  echo(200, (form) => `<?xml version="1.0"?><x>${form}`),
  ...[25, 27, 7, 41, 15, 999].map((code) =>
    echo(200, (form) =>
      JSON.stringify({ error_response: { code, msg: form, sub_code: `isv.x:${form}`, sub_msg: form } }),
    ),
  ),
  echo(200, (form) =>
    JSON.stringify({ result: { success: 'false', code: form, msg: form }, request_id: 'r' }),
  ),
  echo(200, (form) => JSON.stringify({ result: [form], request_id: 'r' })),
  echo(200, (form) => JSON.stringify({ error_response: { code: form, msg: form, request_id: form } })),
  echo(200, (form) => JSON.stringify({ result: { success: 'true' }, request_id: form })),
  echo(502, (form) => `<html>${Buffer.from(form).toString('base64')}</html>`),
  echo(502, (form) => `<html>${Buffer.from(form).toString('hex')} ${form.repeat(30)}</html>`),
  echo(200, (form) =>
    JSON.stringify({
      error_response: {
        code: 15,
        msg: form.toUpperCase(),
        sub_msg: form.replace(/%../g, (hex) => hex.toLowerCase()),
      },
    }),
  ),
  refusal(31, {}, { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }),
  json({ result: { success: 'false', code: '1', msg: 'no' }, request_id: 'r' }),
  {},
]

/** Every way in which a program may show what it holds. */
const sinks = async (error: CallError): Promise<ReadonlyArray<string>> => {
  const failure: unknown = await unwrap(async () => ({ _tag: 'Left' as const, left: error })).catch(
    (thrown: unknown) => thrown,
  )
  return [
    inspect(error, { depth: 20 }),
    JSON.stringify(error),
    line(error),
    line(error, 'zh'),
    inspect(failure, { depth: 20 }),
    String(failure),
    String((failure as Error).stack),
    JSON.stringify(failure),
    JSON.stringify({ ...error }),
  ]
}

/** The text around the first place where something hidden is shown; `''` where it is not. */
const around = (text: string, hidden: string): string => {
  const at = text.indexOf(hidden)
  return at < 0 ? '' : text.slice(Math.max(0, at - 200), at + 100)
}

describe('every sink', () => {
  it('shows code, request id and message of an answer that holds no secret as they came', async () => {
    const events: unknown[] = []
    const { client } = scriptedClient(
      [
        refusal(15, {
          msg: 'Remote service error',
          sub_code: 'isv.x:1380013',
          sub_msg: '对不起 a%20b',
          request_id: '15ecb3vdkfqj',
        }),
      ],
      { appSecret: secret, session, onDone: (event) => events.push(event) },
    )
    const result = await client.call(blacklistSync, { mobile, request_id: key })()
    expect(result).toMatchObject({
      left: { code: '15', subCode: 'isv.x:1380013', message: '对不起 a%20b', requestId: '15ecb3vdkfqj' },
    })
    expect(events).toMatchObject([{ requestId: '15ecb3vdkfqj' }])
  })
})

describe('an event', () => {
  it('shows the request id of a refusal as its error does, masked where it is a sensitive value', async () => {
    const events: unknown[] = []
    const { client } = scriptedClient([refusal(41, { request_id: mobile })], {
      onAttempt: (event) => events.push(event),
      onDone: (event) => events.push(event),
    })
    const result = await client.call(blacklistSync, { mobile, request_id: key })()
    expect(result).toMatchObject({ left: { requestId: '***' } })
    expect(events).toMatchObject([{ requestId: '***' }, { requestId: '***' }])
  })
})

describe('no sink of any failure', () => {
  it('shows the secret, the session, a signature or a sensitive field', async () => {
    const shown: string[] = []
    const signatures: string[] = []
    const hook = (event: unknown): void =>
      void shown.push(inspect(event, { depth: 20 }), JSON.stringify(event))
    for (const step of failures)
      for (const options of [{}, { session: { get: () => session, refresh: async () => `${session}-2` } }]) {
        const { client, transport } = scriptedClient([step], {
          appSecret: secret,
          session,
          onAttempt: hook,
          onRetry: hook,
          onDone: hook,
          ...options,
        })
        shown.push(inspect(client, { depth: 20, showHidden: true }), JSON.stringify(client))
        for (const result of [
          await client.call({ ...blacklistSync, session: 'required' }, { mobile, request_id: key })(),
          await client.call({ ...ticketSave, sensitive: [['title']] }, { title: mobile })(),
        ])
          if (result._tag === 'Left') shown.push(...(await sinks(result.left)))
        signatures.push(...transport.forms().map((form) => form['sign'] ?? ''))
      }
    const throwing = scriptedClient([{}], { appSecret: () => Promise.reject(new Error(secret)) })
    const unreadable = await throwing.client.call(ticketSave, { title: mobile })()
    if (unreadable._tag === 'Left') shown.push(...(await sinks(unreadable.left)))

    const all = shown.join('\n')
    expect(shown.length).toBeGreaterThan(300)
    expect(signatures.length).toBeGreaterThan(40)
    for (const hidden of [secret, session, mobile, ...signatures]) expect(around(all, hidden)).toBe('')
  })

  it('shows a secret of an earlier attempt', async () => {
    const secrets = ['ROTATED-OUT-4f1c', 'ROTATED-IN-93ab']
    let asked = 0
    const { client } = scriptedClient(
      [
        lost('reset', 'no'),
        { status: 200, body: JSON.stringify({ error_response: { code: 25, msg: secrets.join() } }) },
      ],
      { appSecret: () => secrets[asked++] as string },
    )
    const result = await client.call(blacklistSync, { mobile, request_id: key })()
    expect(asked).toBe(2)
    expect(result).toMatchObject({ left: { _tag: 'GatewayError', message: '***,***' } })
  })

  it('of OAuth shows the secret, the code, or a token', async () => {
    const shown: string[] = []
    for (const step of [
      ...failures.slice(0, 9),
      echo(400, (form) => JSON.stringify({ error: 'x', error_description: form })),
    ]) {
      const app = { appKey: '1', appSecret: secret, transport: scripted([step]) }
      for (const result of [
        await topExchangeCode({ ...app, code: session, redirectUri: 'https://x.cn' })(),
        await topRefreshToken({ ...app, refreshToken: session })(),
      ])
        if (result._tag === 'Left') shown.push(...(await sinks(result.left)))
    }
    expect(shown.length).toBeGreaterThan(100)
    for (const hidden of [secret, session]) expect(around(shown.join('\n'), hidden)).toBe('')
  })
})
