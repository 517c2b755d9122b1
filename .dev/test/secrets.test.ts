import fc from 'fast-check'
import { inspect } from 'node:util'
import { struct, text, unknownStruct, type Codec, type Operation } from '@paifang/contract'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createQimenClient } from '@paifang/gateway-qimen'
import { createTopClient } from '@paifang/gateway-top'
import { CallFailure, describe as line, type CallError, type Result } from '@paifang/result'
import type { CallEvent } from '@paifang/gateway'
import type { HttpResponse, Transport } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { encodings, pieces, twins, undone } from '../../packages/gateway/test/support/encodings'

/** A call of this file goes round many answers: PAIFANG_FUZZ is how many are tried for each gateway. */
const tries = Number(process.env['PAIFANG_FUZZ'] ?? 300)

const response = (status: number, body: string, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
  body: Buffer.from(body),
  truncated: false,
})
const answer = (value: unknown): HttpResponse => response(200, JSON.stringify(value))

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const xml = (inner: string): HttpResponse => response(200, `<response>${inner}</response>`)

/** Every place of an answer in which something may be repeated. */
const places: Readonly<Record<string, (echo: string) => HttpResponse>> = {
  'an outage page': (echo) => response(502, `<html><body>refused ${echo}</body></html>`),
  'an outage page, often': (echo) => response(503, `<html>${`${echo} `.repeat(40)}</html>`),
  'a text with status 200': (echo) => response(200, `upstream said ${echo}`),
  'broken JSON': (echo) => response(200, `{"error_response":{"msg":"${echo.slice(0, -1)}`),
  'a message of a partner': (echo) =>
    xml(`<flag>failure</flag><code>${escaped(echo)}</code><message>${escaped(echo)}</message>`),
  'a refusal of Qimen': (echo) =>
    xml(
      `<flag>failure</flag><sub_code>${escaped(echo)}</sub_code><sub_message>${escaped(echo)}</sub_message>`,
    ),
  'a request id of Qimen': (echo) => xml(`<flag>success</flag><request_id>${escaped(echo)}</request_id>`),
  'a document type': (echo) => response(200, `<!DOCTYPE a [<!ENTITY e "${echo}">]><response>&e;</response>`),
  XML: (echo) =>
    response(200, `<?xml version="1.0"?><a><b c="${echo}">${echo}</b>`, { 'content-type': 'text/xml' }),
  'a name in JSON': (echo) => answer({ [echo]: 1, x: { [echo]: echo } }),
  msg: (echo) => answer({ error_response: { code: 15, msg: echo } }),
  sub_msg: (echo) => answer({ error_response: { code: 15, msg: 'x', sub_code: 'isv.x', sub_msg: echo } }),
  sub_code: (echo) => answer({ error_response: { code: 15, msg: 'x', sub_code: `isv.${echo}` } }),
  code: (echo) => answer({ error_response: { code: echo, msg: 'x' } }),
  request_id: (echo) => answer({ error_response: { code: 15, msg: 'x', request_id: echo } }),
  'request_id of a success': (echo) => answer({ a_call_response: { request_id: echo } }),
  'an unexpected member': (echo) => answer({ a_call_response: { name: [echo], request_id: 'r' } }),
  'stat.codename': (echo) => answer({ stat: { code: 5, codename: echo, cid: echo }, data: {} }),
  'stat.code': (echo) => answer({ stat: { code: echo, codename: 'x' }, data: echo }),
  'stat.cid of a success': (echo) => answer({ stat: { code: 0, codename: 'x', cid: echo }, data: {} }),
  'data.message': (echo) =>
    answer({ stat: { code: 0 }, result: echo, data: { name: [echo], message: echo } }),
}

const output = struct('Output', { optional: { name: text } })
const operation = <G extends string>(gateway: G) =>
  ({
    gateway,
    method: 'a.call',
    input: unknownStruct,
    output: output as Codec<unknown>,
    codes: [],
    session: 'required',
    idempotent: true,
    sensitive: [],
  }) satisfies Operation<G, Readonly<Record<string, unknown>>, unknown>

type Gateway = 'top' | 'opretail' | 'qimen'

/** Everything that a program may show of a call: its error in every form, and all events. */
const shownBy = async (gateway: Gateway, secret: string, where: string, encode: (text: string) => string) => {
  const shown: string[] = []
  const transport: Transport = () => async () =>
    right((places[where] as (echo: string) => HttpResponse)(encode(secret)))
  // Six digits of a secret occur in a time or an id by chance: time stands still, and ids are our own.
  const onEvent = ({ id: _, ...event }: CallEvent): void =>
    void shown.push(JSON.stringify(event), inspect(event, { depth: 9 }))
  const common = { transport, onEvent, retry: false, clock: () => 1_700_000_000_000, now: () => 0 } as const
  const half = { appSecret: secret, session: `session-of-${secret.length}` }
  const clients: Readonly<Record<Gateway, () => Promise<Result<CallError, unknown>>>> = {
    top: () => createTopClient({ appKey: 'key', ...half, ...common }).run(operation('top'), {}),
    opretail: () =>
      createOpretailClient({
        accessKey: 'key',
        accessSecret: secret.slice(0, 5),
        session: secret,
        ...common,
      }).run(operation('opretail'), {}),
    qimen: () => createQimenClient({ appKey: 'key', ...half, ...common }).run(operation('qimen'), {}),
  }
  const result = await clients[gateway]()
  if (result._tag === 'Left') {
    const error = result.left
    const failure = new CallFailure(error)
    shown.push(
      JSON.stringify(error),
      inspect(error, { depth: 9 }),
      line(error),
      line(error, 'zh'),
      String(failure.stack),
      inspect(failure, { depth: 9 }),
      JSON.stringify(failure),
    )
  }
  return [...new Set(shown.flatMap((text) => text.split('\n')))].join('\n')
}

describe.each<Gateway>(['top', 'opretail', 'qimen'])('a client of %s', (gateway) => {
  it('shows no six characters of a secret that an answer repeats, wherever and in whatever form', async () => {
    await fc.assert(
      fc.asyncProperty(
        twins,
        fc.constantFrom(...Object.keys(encodings)),
        fc.constantFrom(...Object.keys(places)),
        async ([secret, other], name, where) => {
          const encode = encodings[name] as (text: string) => string
          const view = undone(await shownBy(gateway, secret, where, encode))
          const twin = undone(await shownBy(gateway, other, where, encode))
          const leaked = pieces(secret)
            .map((piece) => piece.toLowerCase())
            .filter(
              (piece) => view.some((one) => one.includes(piece)) && !twin.some((one) => one.includes(piece)),
            )
          expect(leaked).toEqual([])
        },
      ),
      { numRuns: tries },
    )
  })
})
