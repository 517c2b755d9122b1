import { request, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang, startPaifang, type Running } from './paifang'

interface Announced {
  readonly url: string
  readonly link: string
}

const running: Running[] = []
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  for (const { interrupt, ended } of running.splice(0)) {
    interrupt()
    await ended
  }
})

const started = async (...args: ReadonlyArray<string>): Promise<Running> => {
  const child = startPaifang(args)
  running.push(child)
  await child.printed(1)
  return child
}

const explore = async (...args: ReadonlyArray<string>): Promise<Announced> => {
  const child = await started('explore', '--json', ...args)
  return JSON.parse(await child.printed(1)) as Announced
}

const emulate = async (): Promise<{ readonly url: string; readonly console: string }> => {
  const child = await started('emulate', '--ui', '--json')
  return JSON.parse(await child.printed(1)) as { readonly url: string; readonly console: string }
}

const tokenOf = (link: string): string => new URL(link).hash.replace('#token=', '')

interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request with any headers whatever, which `fetch` would not send. */
const ask = (
  link: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(link)
    const asked = request({ hostname, port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })

const bearer = (link: string): Readonly<Record<string, string>> => ({
  authorization: `Bearer ${tokenOf(link)}`,
})
const json = { 'content-type': 'application/json' }

describe('paifang explore', () => {
  it('prints one line of JSON, serves the page with its headers, and ends at Ctrl-C', async () => {
    const child = await started('explore', '--json')
    const { link, url } = JSON.parse(await child.printed(1)) as Announced
    const page = await ask(link, '/')
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
    expect(page.headers['content-security-policy']).toContain("trusted-types 'none'")
    expect(page.headers['set-cookie']).toBeUndefined()
    for (const file of ['/main.js', '/page.css']) expect((await ask(link, file)).status).toBe(200)
    child.interrupt()
    const { code, stdout, stderr } = await child.ended
    expect({ code, stderr, lines: stdout.trim().split('\n').length }).toEqual({
      code: 0,
      stderr: '',
      lines: 1,
    })
    await expect(fetch(url)).rejects.toThrow()
  })

  it('shows the jobs of every folder that it is told of, and takes one that is not there yet', async () => {
    const { link } = await explore('--jobs', 'one', '/nonexistent/two', '--jobs', 'one')
    const listed = await ask(link, '/api/jobs', bearer(link))
    const { folders, jobs } = JSON.parse(listed.body) as {
      readonly folders: ReadonlyArray<string>
      readonly jobs: ReadonlyArray<unknown>
    }
    expect(folders).toEqual([join(__dirname, '..', 'one'), '/nonexistent/two'])
    expect(jobs).toEqual([])
    const pageless = await paifang(['emulate', '--jobs', 'one'])
    expect(pageless).toMatchObject({ code: 2, stderr: expect.stringContaining('add --ui') })
  })

  it('says whose port is taken, and what is no emulator', async () => {
    const { url } = await explore()
    const { port } = new URL(url)
    const taken = await paifang(['explore', '--port', port])
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining(`port ${port} is taken`) })
    const wrong = await paifang(['explore', '--emulator', 'ftp://x'])
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--emulator is a URL') })
  })

  it('listens on this machine only', async () => {
    const { url } = await explore()
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const socket = connect(Number(new URL(url).port), address)
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
      expect(error.code).toBe('ECONNREFUSED')
    }
  })

  it('serves nobody who reached it by another name or port, static files included', async () => {
    const { link } = await explore()
    const { port } = new URL(link)
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.nip.io:${port}`,
    ])
      for (const path of ['/', '/main.js', '/api/hello'])
        expect((await ask(link, path, { ...bearer(link), host })).status).toBe(421)
    for (const host of [`localhost:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`])
      expect((await ask(link, '/api/hello', { ...bearer(link), host })).status).toBe(200)
  })

  it('serves no page of another origin, nor one that says it is of another site', async () => {
    const { link, url } = await explore()
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1', url.replace('http', 'https')])
      expect((await ask(link, '/api/hello', { ...bearer(link), origin })).status).toBe(403)
    for (const site of ['cross-site', 'same-site'])
      expect((await ask(link, '/api/hello', { ...bearer(link), 'sec-fetch-site': site })).status).toBe(403)
    expect(
      (await ask(link, '/main.js', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).status,
    ).toBe(403)
    const opened = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect((await ask(link, '/', opened)).status).toBe(200)
    expect((await ask(link, '/api/hello', { ...bearer(link), ...opened })).status).toBe(403)
    const allowed = await ask(link, '/api/hello', {
      ...bearer(link),
      origin: url,
      'sec-fetch-site': 'same-origin',
    })
    expect(allowed.status).toBe(200)
    expect(allowed.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('asks for the token of this start on every call of its API', async () => {
    const { link } = await explore()
    const other = await explore()
    expect(tokenOf(link)).toHaveLength(43)
    expect(tokenOf(link)).not.toBe(tokenOf(other.link))
    const bent = ['/x/../api/hello', '/%2e%2e/api/hello', `${new URL(link).origin}/api/hello`]
    const wrong = [
      '',
      `Bearer ${tokenOf(other.link)}`,
      `Bearer ${tokenOf(link)}x`,
      `Basic ${tokenOf(link)}`,
      'Bearer ',
    ]
    for (const authorization of wrong)
      for (const path of ['/api/hello', '/api/emulator/info', '/api/nothing', ...bent])
        expect((await ask(link, path, { authorization })).status).toBe(401)
    expect((await ask(link, `/api/hello?token=${tokenOf(link)}`)).status).toBe(401)
  })

  it('takes only JSON where something is sent, of a bounded size, and only what it knows', async () => {
    const { link } = await explore()
    const post = (headers: Readonly<Record<string, string>>, body: string): Promise<Answered> =>
      ask(link, '/api/signature', { ...bearer(link), ...headers }, 'POST', body)
    expect((await post({ 'content-type': 'text/plain' }, '{}')).status).toBe(415)
    expect((await post({}, '{}')).status).toBe(415)
    for (const body of ['', '{', '[]', '{"from":1}', '{"from":"","secret":{"from":"elsewhere"}}'])
      expect((await post(json, body)).status).toBe(400)
    expect((await post(json, `{"from":"${'x'.repeat(4 * 1024 * 1024)}"}`)).status).toBe(413)
    expect((await ask(link, '/', {}, 'POST')).status).toBe(405)
    expect((await ask(link, '//[')).status).toBe(400)
    for (const path of [
      '/nothing',
      '/../package.json',
      '/%2e%2e/package.json',
      '/main.js/',
      '/api/../main.jsx',
      '/api',
    ])
      expect((await ask(link, path)).status).toBe(404)
  })

  it('explains without an emulator, with a secret that is typed once and answered by nobody', async () => {
    const { link } = await explore()
    const secret = 'canary-secret-4711'
    const from = `app_key=1&method=taobao.time.get&v=2.0&sign_method=md5&timestamp=2026-11-26 12:00:00&sign=${'0'.repeat(32)}`
    const body = JSON.stringify({
      from,
      secret: { from: 'once', value: secret },
      own: `${secret}app_key1formatjson${secret}`,
    })
    const answer = await ask(link, '/api/signature', { ...bearer(link), ...json }, 'POST', body)
    expect(answer.status).toBe(200)
    expect(answer.body).not.toContain('4711')
    expect(JSON.parse(answer.body)).toMatchObject({
      gateway: 'top',
      matched: false,
      name: 'none',
      first: { at: 8, gateway: expect.stringContaining('app_key1meth'), gatewayBytes: '6d', ownBytes: '66' },
    })
    const without = JSON.stringify({ from, secret: { from: 'emulator' } })
    const refused = await ask(link, '/api/signature', { ...bearer(link), ...json }, 'POST', without)
    expect(refused).toMatchObject({ status: 400, body: expect.stringContaining('"zh"') })
  })
})

describe('paifang emulate --ui', () => {
  it('hands on what the page needs of the control API, and nothing else of it', async () => {
    const { url, console: link } = await emulate()
    const get = (path: string): Promise<Answered> => ask(link, `/api/emulator${path}`, bearer(link))
    await fetch(`${url}/router/rest`)
    expect(JSON.parse((await get('/info')).body)).toMatchObject({ journal: { newest: 1 } })
    expect(JSON.parse((await get('/journal/rows?q=is:refused')).body)).toMatchObject({
      next: null,
      rows: [expect.arrayContaining(['GET /router/rest'])],
    })
    expect(JSON.parse((await get('/journal/1')).body)).toMatchObject({ seq: 1 })
    expect((await get('/journal/1/request.bin')).headers['content-type']).toBe('application/octet-stream')
    expect((await get('/journal/7')).status).toBe(404)
    const moved = await ask(
      link,
      '/api/emulator/clock',
      { ...bearer(link), ...json },
      'POST',
      '{"advanceMs":1000}',
    )
    expect(moved.status).toBe(200)
    for (const path of ['/state', '/state/', '/journal', '/info/../state', '/info/%2e%2e/state', ''])
      expect((await get(path)).status).toBe(404)
    for (const path of ['/trigger', '/sessions', '/tokens', '/apps/top', '/sign', '/keys/rotate', '/tables'])
      expect(
        (await ask(link, `/api/emulator${path}`, { ...bearer(link), ...json }, 'POST', '{}')).status,
      ).toBe(404)
  })

  it('hands events on as they come, and lets go of the emulator when its reader leaves', async () => {
    const { url, console: link } = await emulate()
    const leaving = new AbortController()
    const events = await fetch(`${new URL(link).origin}/api/emulator/events?after=0`, {
      headers: bearer(link),
      signal: leaving.signal,
    })
    expect(events.headers.get('content-type')).toContain('text/event-stream')
    const reader = events.body!.getReader()
    const read = async (): Promise<string> => new TextDecoder().decode((await reader.read()).value)
    expect(await read()).toContain('event: hello')
    await fetch(`${url}/router/rest`)
    let told = ''
    while (!told.includes('event: rows')) told += await read()
    leaving.abort()
    const streams = async (): Promise<number> => {
      const info = (await (await fetch(`${url}/_paifang/info`)).json()) as { readonly streams: number }
      return info.streams
    }
    while ((await streams()) > 0) await new Promise(setImmediate)
  })

  it('explains with the secret of its own application, which it never answers', async () => {
    const child = await started('emulate', '--ui', '--json')
    const { console: link, top } = JSON.parse(await child.printed(1)) as {
      readonly console: string
      readonly top: { readonly appKey: string; readonly appSecret: string }
    }
    const from = `app_key=${top.appKey}&method=taobao.time.get&v=2.0&sign_method=md5&timestamp=2026-11-26 12:00:00&sign=${'0'.repeat(32)}`
    const body = JSON.stringify({ from, secret: { from: 'emulator' } })
    const answer = await ask(link, '/api/signature', { ...bearer(link), ...json }, 'POST', body)
    expect(answer.status).toBe(200)
    expect(answer.body).not.toContain(top.appSecret)
    expect((await ask(link, '/api/hello', bearer(link))).body).not.toContain(top.appSecret)
  })

  it('lists what can be called, and calls its own emulator and nobody else', async () => {
    const child = await started('emulate', '--ui', '--json')
    const { console: link, top } = JSON.parse(await child.printed(1)) as {
      readonly console: string
      readonly top: { readonly appSecret: string; readonly session: string }
    }
    const method = 'taobao.logistics.express.user.blacklist.tms.sync'
    const listed = await ask(
      link,
      `/api/operations?text=${encodeURIComponent('黑名单 mobile')}`,
      bearer(link),
    )
    expect(JSON.parse(listed.body)).toMatchObject({ lines: [{ gateway: 'top', method }], total: 1 })
    const page = await ask(link, `/api/operations/${method}`, bearer(link))
    const { example, input } = JSON.parse(page.body) as {
      readonly example: string
      readonly input: ReadonlyArray<object>
    }
    expect(input).toMatchObject([
      {
        name: 'user_blacklist_request',
        shape: {
          kind: 'struct',
          fields: expect.arrayContaining([
            expect.objectContaining({ name: 'request_id', kind: { en: 'text', zh: '文本' }, required: true }),
          ]),
        },
      },
    ])
    const post = (what: string, body: object): Promise<Answered> =>
      ask(link, `/api/calls/${what}`, { ...bearer(link), ...json }, 'POST', JSON.stringify(body))
    const checked = await post('check', { method, input: example })
    expect(JSON.parse(checked.body)).toMatchObject({
      request: { verb: 'POST', params: { method, sign: '***' } },
    })
    const sent = await post('send', { method, input: example })
    expect(JSON.parse(sent.body)).toMatchObject({ result: 'ok', attempts: 1, issues: [] })
    const wrong = await post('send', { method, input: '{}' })
    expect(JSON.parse(wrong.body)).toMatchObject({
      result: 'InputError',
      issues: [{ path: 'user_blacklist_request' }],
      said: { zh: expect.stringMatching(/[\u4e00-\u9fff]/) },
    })
    for (const { body } of [listed, page, checked, sent, wrong])
      for (const secret of [top.appSecret, top.session]) expect(body).not.toContain(secret)
    // The example is the document's; what was made of it is a call. Its code holds what was typed: it has to run.
    const { request } = JSON.parse(checked.body) as { readonly request: unknown }
    for (const text of [JSON.stringify(request), sent.body, wrong.body])
      expect(text).not.toContain('13111111111')
    expect(await post('send', { method: 'no.such.method', input: '{}' })).toMatchObject({ status: 400 })
    expect(await post('send', { method, input: '[' })).toMatchObject({ status: 400 })
    expect(await post('send', { method, input: example, endpoint: 'http://evil.example' })).toMatchObject({
      status: 200,
    })
    expect(await ask(link, '/api/operations/no.such.method', bearer(link))).toMatchObject({ status: 404 })
  })

  it('lists the operations of a spec folder as those of a package, with the document and what was corrected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paifang-'))
    closing.push(() => rm(folder, { recursive: true }))
    const specs = join(folder, 'shop', 'spec')
    await cp(join(__dirname, '..', '..', 'api-top-alihouse', 'spec'), specs, { recursive: true })
    for (const name of await readdir(specs)) {
      const text = await readFile(join(specs, name), 'utf8')
      await writeFile(join(specs, name), text.replaceAll('tmall.alihouse.', 'tmall.myhouse.'))
      await rename(join(specs, name), join(specs, name.replace('tmall.alihouse.', 'tmall.myhouse.')))
    }
    const { link } = await explore('--spec', specs)
    const get = async (path: string): Promise<unknown> =>
      JSON.parse((await ask(link, path, { authorization: `Bearer ${tokenOf(link)}` })).body) as unknown
    const list = (await get('/api/operations?text=pkg:shop')) as {
      readonly total: number
      readonly lines: ReadonlyArray<{ readonly id: string }>
    }
    expect(list).toMatchObject({ total: list.lines.length, lines: [{ package: 'shop', gateway: 'top' }] })
    const id = list.lines.find((one) => one.id.endsWith('total.data.back.flow'))?.id ?? ''
    expect(await get(`/api/operations/${id}`)).toMatchObject({
      source: expect.stringContaining('top-page') as string,
      remarks: expect.arrayContaining([
        { at: expect.any(String) as string, fact: null, because: expect.any(String) as string },
      ]) as unknown,
    })
  })

  it('calls nothing where the emulator is in another process: its secrets are not here', async () => {
    const { url } = await emulate()
    const { link } = await explore('--emulator', url)
    const body = JSON.stringify({
      method: 'taobao.logistics.express.user.blacklist.tms.sync',
      input: '{}',
    })
    const answer = await ask(link, '/api/calls/send', { ...bearer(link), ...json }, 'POST', body)
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('paifang emulate --ui') })
  })

  it('says that nobody answers, once the emulator has gone', async () => {
    const child = startPaifang(['emulate', '--json'])
    const { url } = JSON.parse(await child.printed(1)) as { readonly url: string }
    const { link } = await explore('--emulator', url)
    expect((await ask(link, '/api/emulator/info', bearer(link))).status).toBe(200)
    child.interrupt()
    await child.ended
    const answer = await ask(link, '/api/emulator/info', bearer(link))
    expect(answer).toMatchObject({
      status: 502,
      body: expect.stringContaining(`no emulator answers at ${url}`),
    })
  })
})

describe('paifang start --ui', () => {
  it('leaves its calls and failures in the page until Ctrl-C', async () => {
    const child = await started('start', '--ui', '--json')
    const { console: link, held } = JSON.parse(await child.printed(1)) as {
      readonly console: string
      readonly held: boolean
    }
    expect(held).toBe(true)
    const rows = await ask(link, '/api/emulator/journal/rows?q=is:failed', bearer(link))
    expect((JSON.parse(rows.body) as { readonly rows: ReadonlyArray<unknown> }).rows.length).toBeGreaterThan(
      2,
    )
    child.interrupt()
    expect(await child.ended).toMatchObject({ code: 0, stderr: '' })
  })
})
