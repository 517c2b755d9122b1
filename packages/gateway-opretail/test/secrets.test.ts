import { inspect } from 'node:util'
import { describe as describeError, unwrap, type CallError } from '@paifang/result'
import { createOpretailClient, loginProvider, type OpretailClientOptions } from '@paifang/gateway-opretail'
import { readPage } from './support/operations'
import { envelope, startServer, success, type Answer, type Server } from './support/startServer'

const secret = 'sEcReT-+/=-1234567890'
const token = 'ToKeN-abc+/=def'
const password = 'pAsSwOrD&=?%zz'
const note = '13800001111-nOtE'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

/** Everything that must not be seen, as it is and as forms and JSON write it. */
const hiddenTexts = (): ReadonlyArray<string> => {
  const signatures = server.received.map(({ form, query }) => form.get('_sig') ?? query.get('_sig') ?? '')
  return [secret, token, password, note, ...signatures]
    .filter((text) => text !== '')
    .flatMap((text) => [
      text,
      encodeURIComponent(text),
      new URLSearchParams([['', text]]).toString().slice(1),
    ])
}

/** Runs a call and pours everything that a program may print into one text. */
const sinks = async (options: Partial<OpretailClientOptions>, answer: Answer): Promise<string> => {
  const printed: unknown[] = []
  const print = (value: unknown): void =>
    void printed.push(inspect(value, { depth: null }), JSON.stringify(value))
  server.answer = answer
  const given = {
    endpoint: server.url,
    accessKey: 'S107-00000001',
    accessSecret: secret,
    session: token,
    deadlineMs: 400,
    wait: () => Promise.resolve(),
    onAttempt: print,
    onRetry: print,
    onDone: print,
    ...options,
  } as OpretailClientOptions
  const client = createOpretailClient(given)
  print(client)
  const call = client.call(readPage, { enterpriseId: '1', note })
  print(call)
  const result = await call()
  if (result._tag === 'Left') {
    const error: CallError = result.left
    print(error)
    printed.push(
      describeError(error, 'en'),
      describeError(error, 'zh'),
      inspect(error, { showHidden: false }),
    )
    await unwrap(client.call(readPage, { enterpriseId: '1', note })).catch((thrown: unknown) => {
      printed.push(inspect(thrown, { depth: null }), String(thrown), (thrown as Error).stack ?? '')
      print(thrown)
    })
  }
  await client.close()
  return printed.join('\n')
}

/** An answer that repeats everything it was sent, the way careless error pages do. */
const echo: Answer = ({ body, headers, query }) => ({
  body: envelope(
    7,
    {
      result: `${body} ${[...query].join()} ${[...new URLSearchParams(body).values()].join(' ')} ${JSON.stringify(headers)} ${secret}`,
    },
    { codename: `${headers['authenticator'] as string} ${secret}` },
  ),
})
const echoPage: Answer = ({ body, headers }) => ({
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: `<html><body>${headers['authenticator'] as string} ${secret} ${body} ${note}</body></html>`,
})
const echoBusiness: Answer = ({ body, headers }) => ({
  body: envelope(4711, {
    result: `${headers['authenticator'] as string} ${secret} ${note} ${body}`,
    data: { name: token },
  }),
})

describe('nothing a program may print', () => {
  it.each<[string, Partial<OpretailClientOptions>, Answer]>([
    ['an echoing refusal', {}, echo],
    ['an echoing outage page', {}, echoPage],
    ['an echoing business failure', {}, echoBusiness],
    ['an echoing GET', { carriage: 'form' }, echo],
    ['JSON mode', { carriage: 'json' }, echo],
    ['truncated JSON', {}, ({ body }) => ({ body: `{"stat":{"code":0},"data":"${body}${secret}${token}` })],
    ['an answer of another shape', {}, () => ({ body: success([secret, token, note]) })],
    ['a refused token', {}, () => ({ body: envelope(9990001, { result: token }) })],
    ['a stall', { attemptTimeoutMs: 50 }, () => new Promise(() => undefined)],
    ['a secret that is a function', { accessSecret: () => secret }, echo],
    ['a token that is a function', { session: () => token }, echo],
    ['a token that cannot be sent', { session: `${token}\n` }, echo],
    ['a broken secret', { accessSecret: `${secret}\ud800` }, echo],
    ['an endpoint nobody listens at', { endpoint: 'http://127.0.0.1:1/cloud.api' }, echo],
    [
      'a transport that throws',
      { transport: (request) => () => Promise.reject(new Error(JSON.stringify(request))) },
      echo,
    ],
    [
      'a login that fails and echoes',
      { session: loginProvider({ account: 'boss', password }) },
      ({ form }) => ({ body: envelope(103095, { result: `${form.get('password')} ${form.get('_sig')}` }) }),
    ],
    [
      'a login whose answer has another shape',
      { session: loginProvider({ account: 'boss', password }) },
      () => ({ body: success({ tokens: [token, password] }) }),
    ],
    [
      'a login that works',
      { session: loginProvider({ account: 'boss', password }) },
      (received, index) =>
        received.form.has('password') ? { body: success({ token }) } : echo(received, index),
    ],
    ['a success', {}, () => ({ body: success({ total: 1 }) })],
  ])('shows a secret, token, password, signature or sensitive field: %s', async (_what, options, answer) => {
    const text = await sinks(options, answer)
    expect(text.length).toBeGreaterThan(20)
    for (const hidden of hiddenTexts()) expect(text).not.toContain(hidden)
  })

  it('keeps what was hidden within reach of the program', async () => {
    server.answer = echoBusiness
    const client = createOpretailClient({
      endpoint: server.url,
      accessKey: 'k',
      accessSecret: secret,
      session: token,
    })
    const result = await client.call(readPage, { enterpriseId: '1' })()
    expect(result).toMatchObject({ left: { _tag: 'BusinessError', output: { name: token } } })
    await client.close()
  })
})
