import fc from 'fast-check'
import { createInbound, type IncomingCall } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { signInbound } from '@paifang/signer-top'
import { resplits } from '../../signing/test/support/resplits'
import {
  modules,
  notice,
  nowMs,
  opretailCall,
  opretailParams,
  secret,
  stamp,
  textOf,
  topCall,
  topParams,
  visit,
} from './support/calls'

const runs = Number(process.env['PAIFANG_FUZZ'] ?? 5_000)

/** What others may have written into a call that the platform signed for them. */
const planted = fc
  .array(
    fc.constantFrom(
      'hi',
      'v',
      'zz',
      ' ',
      '中',
      'timestamp',
      stamp,
      `timestamp${stamp}`,
      `zz1timestamp${stamp}`,
    ),
  )
  .map((pieces) => pieces.join(''))

const counting = () => {
  const counted = { runs: 0, inputs: [] as unknown[] }
  const handler = (input: unknown) => {
    counted.runs++
    counted.inputs.push(input)
    return ok({})
  }
  const inbound = createInbound(modules, { clock: () => nowMs, onEvent: () => undefined })
    .on(notice, handler)
    .on(visit, handler)
  return { inbound, counted }
}

describe('a captured call', () => {
  it('is not made fresh by splitting its text anew, whatever others wrote into it', async () => {
    let tried = 0
    await fc.assert(
      fc.asyncProperty(planted, fc.constantFrom('a', 'memo', 'zz'), async (text, name) => {
        const { inbound, counted } = counting()
        const params = { [name]: text, timestamp: '2020-01-01 00:00:00' }
        const call = topCall({ params, body: '' })
        const signed = Object.entries({ ...topParams, ...params })
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map((pair) => pair.join(''))
          .join('')
        const sign = new URLSearchParams(call.query).get('sign') ?? ''
        for (const { pairs, rest } of resplits(signed, 'timestamp', stamp)) {
          tried++
          const query = new URLSearchParams([
            ...pairs.map(([name, value]): [string, string] => [name, value]),
            ['sign', sign],
          ]).toString()
          const answer = await inbound.handle({ ...call, query, body: Buffer.from(rest) })
          expect(textOf(answer)).toContain('sign-check-failure')
        }
        expect(counted.runs).toBe(0)
      }),
      { numRuns: 200 },
    )
    expect(tried).toBeGreaterThan(100)
  })

  it('is handled once, whatever unsigned parts are changed', async () => {
    const { inbound, counted } = counting()
    const call = topCall({ params: { title: 'x' } })
    const variants = [
      call,
      { ...call, verb: 'PUT' },
      { ...call, path: '/other' },
      { ...call, query: `&&${call.query}&` },
      { ...call, query: call.query.replaceAll('+', '%20') },
      { ...call, headers: { ...call.headers, 'content-type': 'text/plain' } },
      { ...call, headers: { ...call.headers, 'top-sign-list': '' } },
      { ...call, headers: { ...call.headers, 'x-forwarded-for': '1.2.3.4' } },
    ]
    for (const variant of variants) await inbound.handle(variant)
    expect(counted.runs).toBe(1)
  })

  it('is not handled with values that were not signed', async () => {
    const { inbound, counted } = counting()
    const call = topCall({ params: { title: 'signed' }, body: '{"tid":"1"}' })
    for (const query of [
      `title=evil&${call.query}`,
      `${call.query}&title=evil`,
      `${call.query}&constructor=evil`,
      `${call.query}&__proto__=evil`,
    ])
      await inbound.handle({ ...call, query })
    const form = opretailCall()
    await inbound.handle({ ...form, query: 'tid=9' })
    await inbound.handle({ ...form, query: 'extra=9' })
    // The first was signed as it stands: the later value of two wins, and is the one that is handed on.
    expect(counted.inputs).toEqual([{ tid: '1', title: 'signed' }])
  })

  it('cannot reach a prototype', async () => {
    const { inbound, counted } = counting()
    const body = '{"tid":"1","__proto__":{"title":"evil"},"constructor":{"prototype":{"title":"evil"}}}'
    await inbound.handle(topCall({ body }))
    await inbound.handle(topCall({ params: { __proto__: 'evil' }, body }))
    expect(({} as { readonly title?: string }).title).toBeUndefined()
    expect(counted.inputs[0]).toMatchObject({ tid: '1' })
    expect((counted.inputs[0] as { readonly title?: string }).title).toBeUndefined()
  })

  it.each([
    ['JSON that is nested deep', topCall({ body: '{"tid":'.repeat(200_000) })],
    ['XML that is nested deep', topCall({ body: '<a>'.repeat(200_000), contentType: 'text/xml' })],
    [
      'entities that grow',
      topCall({
        body: `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(1_000)}">]><a>&e;</a>`,
        contentType: 'text/xml',
      }),
    ],
    ['a hundred thousand parameters', { ...topCall(), query: 'a=1&'.repeat(100_000) }],
    ['a query of percent signs', { ...topCall(), query: `sign=1&a=${'%41'.repeat(300_000)}` }],
    [
      'a header list of a hundred thousand',
      { ...topCall(), headers: { 'top-sign-list': 'a,'.repeat(100_000) } },
    ],
  ])('cannot hold the process: %s', async (_what, call) => {
    const { inbound, counted } = counting()
    const startedMs = performance.now()
    expect((await inbound.handle(call)).status).toBe(200)
    if (process.env['PAIFANG_TIMES'] === '1') expect(performance.now() - startedMs).toBeLessThan(500)
    expect(counted.runs).toBe(0)
  })
})

/** A call that somebody made, and what fuzzing may do to it. */
const calls = [
  topCall(),
  topCall({ body: '<r><tid>1</tid></r>', contentType: 'text/xml;charset=utf-8' }),
  topCall({ params: { tid: '1' }, body: '', contentType: 'application/x-www-form-urlencoded' }),
  opretailCall(),
  opretailCall({}, 'json'),
]
const types = [
  undefined,
  'application/json',
  'application/json;charset=gbk',
  'text/xml;charset=gb18030',
  'application/x-www-form-urlencoded;charset="utf-8"',
  'multipart/form-data; boundary=x',
  'text/plain;charset=utf-16',
  'constructor',
]
const mutated = fc
  .record({
    call: fc.constantFrom(...calls),
    flips: fc.array(fc.record({ at: fc.nat(2_000), byte: fc.nat(255) }), { maxLength: 3 }),
    query: fc.oneof(fc.constant(undefined), fc.string({ unit: 'binary', maxLength: 40 })),
    where: fc.nat(3),
    type: fc.option(fc.constantFrom(...types), { nil: null }),
    cut: fc.option(fc.nat(100), { nil: undefined }),
  })
  .map(({ call, flips, query, where, type, cut }) => {
    const body = Buffer.from(call.body)
    for (const { at, byte } of flips) if (body.length > 0) body[at % body.length] = byte
    const text = query ?? ''
    const queries = [call.query, call.query + text, text + call.query, text]
    return {
      ...call,
      body: cut === undefined ? body : body.subarray(0, cut),
      query: queries[where] ?? '',
      headers: type === null ? call.headers : { 'content-type': type },
    }
  })

const formOf = (text: string): 'json' | 'xml' | 'neither' => {
  try {
    JSON.parse(text)
    return 'json'
  } catch {
    return /^<response>[^]*<\/response>$/.test(text) ? 'xml' : 'neither'
  }
}

describe('a call of more parameters than any platform writes', () => {
  const made = (count: number): Readonly<Record<string, string>> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`made${i}`, '1']))
  const topForm = (count: number): IncomingCall => {
    const form = { tid: '6000000000000000001', ...made(count - 1) }
    const sign = signInbound({ params: { ...topParams, ...form }, secret, body: '' })
    const contentType = 'application/x-www-form-urlencoded;charset=utf-8'
    return topCall({ sign, contentType, body: new URLSearchParams(form).toString() })
  }
  const ofOpretail = (count: number, as: 'form' | 'json'): IncomingCall =>
    opretailCall(made(count - Object.keys(opretailParams).length - 1), as)

  it.each([
    ['a form of TOP', topForm],
    ['a form of opretail', (count: number) => ofOpretail(count, 'form')],
    ['JSON of opretail', (count: number) => ofOpretail(count, 'json')],
  ])('is refused, whoever signed it: %s', async (_, callOf) => {
    const { inbound, counted } = counting()
    await inbound.handle(callOf(10_000))
    expect(counted.runs).toBe(1)
    await inbound.handle(callOf(10_001))
    expect(counted.runs).toBe(1)
  })
})

describe('fuzzed requests', () => {
  it(`end in an answer of a platform, never in an error: ${runs} of them`, async () => {
    const { inbound, counted } = counting()
    await fc.assert(
      fc.asyncProperty(mutated, async (call) => {
        const answer = await inbound.handle(call)
        expect(answer.status).toBe(200)
        expect(formOf(textOf(answer))).not.toBe('neither')
        expect(textOf(answer)).not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|TypeError|<html/i)
      }),
      { numRuns: runs },
    )
    // Each call has one signature, and each signature runs one handler, however often it comes.
    expect(counted.runs).toBeLessThanOrEqual(calls.length)
    expect(counted.runs).toBeGreaterThan(0)
  })
})
