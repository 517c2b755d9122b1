import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { request as httpRequest } from 'node:http'
import { boolean, commaList, id, integerInput, list, struct, text, type Operation } from '@paifang/contract'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as pages } from '@paifang/api-opretail-livecheck'
import { createTopClient } from '@paifang/gateway-top'
import { ok } from '@paifang/result'
import { startEmulator, type Emulator } from '../src'
import { report, trade, upload } from './operations'
import {
  now,
  opretailParams,
  post,
  postForm,
  signedOpretail,
  signedTop,
  topParams,
  topSign,
  type Answer,
  type Params,
} from './peers'

interface WideInput {
  readonly ids?: ReadonlyArray<number | bigint | string>
  readonly goods?: ReadonlyArray<{ readonly sku: string }>
  readonly flag?: boolean
  readonly count?: number | bigint | string
  readonly title?: string
  readonly 'a.dotted.name'?: { readonly tenant: string }
}

const wide: Operation<'top', WideInput, { readonly tid: string; readonly name: string }> = {
  gateway: 'top',
  method: 'taobao.demo.wide.get',
  input: struct<WideInput>('AlibabaDemoWideInput', {
    optional: {
      ids: commaList(integerInput),
      goods: list(struct<{ readonly sku: string }>('AlibabaDemoGoods', { required: { sku: text } })),
      flag: boolean,
      count: integerInput,
      title: text,
      'a.dotted.name': struct<{ readonly tenant: string }>('AlibabaDemoDotted', {
        required: { tenant: text },
      }),
    },
  }),
  output: struct<{ readonly tid: string; readonly name: string }>('WideOutput', {
    required: { tid: id, name: text },
  }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
}

describe('the emulator judges as TOP does', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations: [wide, trade, upload], clock: () => now })
  })
  beforeEach(() => emulator.reset())
  afterAll(() => emulator.close())

  const call = (business: Params = {}, sign?: (params: Params) => string): Promise<Answer> => {
    const params = topParams(wide.method, business)
    return postForm(emulator.top.endpoint, {
      ...params,
      sign: sign?.(params) ?? topSign(params, 'helloworld'),
    })
  }
  const seen = (): unknown => emulator.calls(wide).at(-1)?.input

  it('takes the epoch milliseconds of the official Python client, and judges them', async () => {
    expect((await call({ timestamp: String(now + 599_999) })).json).toHaveProperty('demo_wide_get_response')
    expect((await call({ timestamp: String(now + 600_001) })).json.error_response.code).toBe(31)
    expect((await call({ timestamp: '170406720000' })).json.error_response.code).toBe(31)
  })

  it('makes up ids as bare integers beyond 2^53, and names as texts', async () => {
    const { text: body } = await call()
    const [, made = ''] = /"tid":(\d+)/.exec(body) ?? []
    expect(BigInt(made)).toBeGreaterThan(2n ** 53n)
    expect(BigInt(made)).toBeLessThan(2n ** 63n)
    expect(body).toMatch(/"name":"demo-/)
    const client = createTopClient({
      ...emulator.top,
      transport: emulator.transport(),
      clock: () => now,
    })
    expect(await client.call(wide, {})()).toMatchObject({ right: { tid: made } })
  })

  it.each(['MD5', 'sha256', 'HMAC', 'HMAC-SHA256'])(
    'names a wrong spelling of sign_method: %s',
    async (spelt) => {
      const { json, headers } = await call({ sign_method: spelt }, (params) =>
        topSign(params, 'helloworld', spelt === 'MD5' ? 'md5' : spelt === 'HMAC' ? 'hmac' : 'hmac-sha256'),
      )
      expect(json.error_response.code).toBe(25)
      const explained = JSON.parse(headers.get('x-paifang-explain') ?? '{}') as { name: string; en: string }
      expect(explained.name).not.toBe('right')
      expect(explained.en).toContain('sign_method')
    },
  )

  const md5Of = (pairs: Params): string => {
    const joined = Object.keys(pairs)
      .sort()
      .map((name) => name + (pairs[name] ?? ''))
      .join('')
    return createHash('md5').update(`helloworld${joined}helloworld`).digest('hex').toUpperCase()
  }
  /** Signs exactly these texts, blank ones too, but for one name. */
  const without =
    (left: string) =>
    (params: Params): string =>
      md5Of(Object.fromEntries(Object.entries(params).filter(([name]) => name !== left)))

  it('verifies what is blank as it arrived, whichever official client made it', async () => {
    const signs =
      (texts: Params) =>
      ({ title: _title, ...rest }: Params): string =>
        md5Of({ ...rest, ...texts })
    // What is empty left out, white space signed: .NET.
    const mixed = { title: '', partner_id: '  ' }
    expect((await call(mixed, without('title'))).json).toHaveProperty('demo_wide_get_response')
    for (const title of ['', '  ']) {
      for (const texts of [{}, { title }]) {
        expect((await call({ title }, signs(texts))).json).toHaveProperty('demo_wide_get_response')
        expect(seen()).toEqual({})
      }
      expect((await call({ title }, signs({ title: 'x' }))).json.error_response.code).toBe(25)
    }
  })

  it('keeps a no-break space, which is a text to Java', async () => {
    await call({ title: '\u00a0' })
    expect(seen()).toEqual({ title: '\u00a0' })
  })

  it('names the list where one item of a joined list is wrong', async () => {
    for (const ids of ['1, 2', 'abc', '1,,2'])
      expect((await call({ ids })).json.error_response).toMatchObject({
        code: 41,
        sub_code: 'isv.invalid-parameter:ids',
      })
    expect((await call({ goods: '[{"sku":' })).json.error_response).toMatchObject({
      code: 41,
      sub_code: 'isv.invalid-parameter:goods',
    })
    expect((await call({ goods: '[{}]' })).json.error_response).toMatchObject({
      code: 40,
      sub_code: 'isv.missing-parameter:goods[0].sku',
    })
  })

  it('speaks of parameters by their documented names, and of objects as objects', async () => {
    expect((await call({ 'a.dotted.name': '{}' })).json.error_response.sub_code).toBe(
      'isv.missing-parameter:a.dotted.name.tenant',
    )
    const { sub_msg } = (await call({ 'a.dotted.name': 'x' })).json.error_response as { sub_msg: string }
    expect(sub_msg).toBe('a.dotted.name must be an object')
    expect((await call({ goods: '{"sku":1}x' })).json.error_response.sub_msg).not.toContain('Alibaba')
  })

  it('takes what a Java Long holds, and no more', async () => {
    for (const count of ['9007199254740993', '9223372036854775807', '-9223372036854775808']) {
      expect((await call({ count })).json).toHaveProperty('demo_wide_get_response')
      expect(String((seen() as WideInput).count)).toBe(count)
    }
    expect((await call({ count: '9223372036854775808' })).json.error_response).toMatchObject({
      code: 41,
      sub_code: 'isv.invalid-parameter:count',
    })
  })

  it('takes True and TRUE, as the official Python client writes them', async () => {
    for (const flag of ['True', 'TRUE', 'true']) {
      await call({ flag })
      expect(seen()).toEqual({ flag: true })
    }
    expect((await call({ flag: 'yes' })).json.error_response.sub_code).toBe('isv.invalid-parameter:flag')
  })

  it('takes the same pairs in query and body once', async () => {
    const signed = signedTop(topParams(wide.method, { title: 't' }))
    const query = new URLSearchParams(signed).toString()
    expect((await postForm(`${emulator.top.endpoint}?${query}`, signed)).json).toHaveProperty(
      'demo_wide_get_response',
    )
    const twice = await post(emulator.top.endpoint, `${query}&title=t`, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(twice.json.error_response.sub_code).toBe('isv.invalid-parameter:title')
  })

  it('names its hosts, which the official Python client reads', async () => {
    const { headers } = await call({ method: 'nobody' })
    expect([headers.get('application-host'), headers.get('location-host')]).toEqual([
      expect.any(String),
      expect.any(String),
    ])
  })

  it('compresses answers from 1,000 bytes on for those who ask', async () => {
    const answering = (name: string): void => {
      emulator.on(wide, () => async () => ok({ tid: '1', name }))
    }
    const body = new URLSearchParams(signedTop(topParams(wide.method))).toString()
    const ask = (accepts: string): Promise<{ readonly encoding: unknown; readonly bytes: Buffer }> =>
      new Promise((resolve, reject) => {
        const asked = httpRequest(
          emulator.top.endpoint,
          {
            method: 'POST',
            headers: { 'accept-encoding': accepts, 'content-type': 'application/x-www-form-urlencoded' },
          },
          (answer) => {
            const chunks: Buffer[] = []
            answer.on('data', (chunk: Buffer) => chunks.push(chunk))
            answer.on('end', () =>
              resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
            )
          },
        )
        asked.on('error', reject).end(body)
      })
    answering('好'.repeat(1_000))
    const packed = await ask('gzip, deflate')
    expect(packed.encoding).toBe('gzip')
    expect(gunzipSync(packed.bytes).toString()).toContain('demo_wide_get_response')
    for (const plain of ['identity', 'gzip;q=0', ''])
      expect((await ask(plain)).bytes.toString()).toContain('好'.repeat(1_000))
    answering('好')
    const short = await ask('gzip, deflate')
    expect(short.encoding).toBeUndefined()
    expect(short.bytes.toString()).toContain('"name":"好"')
  })

  const multipart = (disposition: string, type: string): string => {
    const field = (name: string, value: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const fields = Object.entries(signedTop(topParams(upload.method))).map(([name, value]) =>
      field(name, value),
    )
    const file = `--b\r\n${disposition}\r\nContent-Type: ${type}\r\n\r\nbytes\r\n`
    return `${fields.join('')}${file}--b--\r\n`
  }

  it.each([
    ['Content-Disposition: file; name="img"; filename="x.png"', 'image/png', 'x.png'],
    ['content-disposition: form-data; filename="a/b.png"; name="img"', 'image/png', 'a/b.png'],
    [
      'Content-Disposition: form-data; name="img"; filename="a\\b.png"',
      'text/plain; charset=utf-8',
      'a\\b.png',
    ],
    ['Content-Disposition: form-data; name="img"; filename="q%22uote.png"', 'image/png', 'q"uote.png'],
    ['Content-Disposition: form-data; name="img"; filename="q\\"uote.png"', 'image/png', 'q"uote.png'],
    ['Content-Disposition: form-data; name="img"; filename="100%25.png"', 'image/png', '100%25.png'],
    ['Content-Disposition: form-data; name="img"; filename="图.png"', 'image/png', '图.png'],
    [`Content-Disposition: form-data; name="img"; filename*=UTF-8''%E5%9B%BE.png`, 'image/png', '图.png'],
  ])('takes an upload as it came: %s', async (disposition, type, name) => {
    const { json } = await post(emulator.top.endpoint, multipart(disposition, type), {
      'content-type': 'multipart/form-data; boundary=b',
    })
    expect(json).toHaveProperty('picture_upload_response')
    expect(emulator.calls(upload).at(-1)?.input?.img).toMatchObject({ name, type })
  })

  it('brings file names and types of our own client through unchanged', async () => {
    const client = createTopClient({ ...emulator.top, clock: () => now })
    for (const [name, type] of [
      ['q"uote.png', 'image/png'],
      ['a/b\\c.png', 'text/plain; charset=utf-8'],
      ['图 片.png', 'image/png'],
    ] as const) {
      const img = { name, type, bytes: Buffer.from('x') }
      expect(await client.call(upload, { img })()).toMatchObject({ _tag: 'Right' })
      expect(emulator.calls(upload).at(-1)?.input?.img).toMatchObject({ name, type })
    }
    await client.close()
  })
})

describe('the emulator judges as opretail does', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({
      operations: [report, pages],
      clock: () => now,
      opretail: { replayMs: 0 },
    })
  })
  afterAll(() => emulator.close())

  const send = async (
    path: string,
    { verb = 'POST', type = '', body = '' },
    method = report.method,
    more: Params = { pageNumber: '1' },
  ): Promise<{ stat: { code: number; gatewayParam: object }; data: unknown; result: string }> => {
    const query = new URLSearchParams(signedOpretail(opretailParams(method, more)))
    const answer = await fetch(`${emulator.url}${path}?${query.toString()}`, {
      method: verb,
      ...(verb === 'GET' ? {} : { body }),
      ...(type === '' ? {} : { headers: { 'content-type': type } }),
    })
    return (await answer.json()) as never
  }

  it.each([
    ['/m.api', 'application/json', '{"keyword":"k"}'],
    ['/cloud.api', 'application/json', '{"keyword":'],
    ['/cloud.api', 'application/json', '[1]'],
    ['/cloud.api', 'text/plain', 'keyword'],
    ['/cloud.api', 'text/xml', '<a/>'],
  ])('refuses a body that would be lost: %s %s %s', async (path, type, body) => {
    expect(await send(path, { type, body })).toMatchObject({
      stat: { code: 400, gatewayParam: { isGatewayReturn: true } },
      data: null,
      result: expect.stringContaining('body'),
    })
  })

  it('reads a JSON body on /cloud.api, and forms everywhere', async () => {
    const json = { type: 'application/json', body: '{"keyword":"k"}' }
    expect((await send('/cloud.api', json)).stat.code).toBe(0)
    expect(emulator.calls(report).at(-1)?.input).toMatchObject({ keyword: 'k' })
    const form = signedOpretail(opretailParams(report.method, { pageNumber: '2', keyword: 'form' }))
    for (const path of ['/m.api', '/cloud.api']) {
      expect((await postForm(`${emulator.url}${path}`, form)).json.stat.code).toBe(0)
      expect(emulator.calls(report).at(-1)?.input).toEqual({ pageNumber: 2, keyword: 'form' })
    }
  })

  it('takes the four verbs of its documents and no other', async () => {
    for (const verb of ['GET', 'POST', 'PUT', 'DELETE'])
      expect((await send('/cloud.api', { verb })).stat.code).toBe(0)
    expect(await send('/cloud.api', { verb: 'PATCH' })).toMatchObject({
      stat: { code: 400 },
      result: expect.stringContaining('verb'),
    })
  })

  it('refuses a page below 1 and answers any size, never another page than the one that was asked for', async () => {
    const range = { enterpriseId: '1084', startTime: '2021-01-01', endTime: '2021-03-31' }
    const page = (pageNumber: string, pageSize: string): ReturnType<typeof send> =>
      send('/cloud.api', {}, pages.method, { ...range, pageNumber, pageSize })
    for (const [number, size, name] of [
      ['0', '20', 'pageNumber'],
      ['-1', '20', 'pageNumber'],
      ['1', '0', 'pageSize'],
    ] as const)
      expect(await page(number, size)).toMatchObject({
        stat: { code: 400 },
        data: null,
        result: `${name} must be at least 1`,
      })
    const all = (await page('1', '5000')).data as { total: number; pageSize: number; records: unknown[] }
    expect(all).toMatchObject({ pageSize: 5000 })
    expect(all.records).toHaveLength(all.total)
  })
})
