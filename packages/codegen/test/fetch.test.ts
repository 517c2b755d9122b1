import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { describeProblem, fetchDocument, fetchDocuments, generateFrom, type FetchOptions } from '../src'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const record = readFileSync(join(__dirname, 'golden/ids/document.json'), 'utf8')
const catalogue = JSON.stringify({
  success: true,
  data: {
    treeCategories: [
      {
        id: 1,
        name: '交易',
        catelogTrees: [
          { id: 42, name: 'taobao.demo.ids.get' },
          { id: 43, name: 'taobao.demo.other' },
        ],
      },
    ],
  },
})

/** A stand-in for the documentation service: a cookie first, then the catalogue and the documents. */
const serve = async (
  documents: Handler,
  use: (url: string, seen: string[]) => Promise<void>,
): Promise<void> => {
  const seen: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    seen.push(path)
    if (path === '/docCenter') {
      response.writeHead(200, { 'set-cookie': ['_tb_token_=t1; Path=/; HttpOnly', 'cna=x; Path=/'] })
      response.end('<html></html>')
    } else if (!/_tb_token_=t1/.test(request.headers.cookie ?? '') || !path.includes('_tb_token_=t1')) {
      response.end(JSON.stringify({ success: false, errMsg: '页面已过期' }))
    } else if (path.includes('getApiCatelogConfig')) response.end(catalogue)
    else documents(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen)
  } finally {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
}

const waits: number[] = []
const options = (baseUrl: string, more: FetchOptions = {}): FetchOptions => ({
  baseUrl,
  wait: async (ms) => {
    waits.push(ms)
  },
  ...more,
})
beforeEach(() => (waits.length = 0))

const problemsOf = async (handler: Handler, more: FetchOptions = {}): Promise<ReadonlyArray<string>> => {
  let lines: ReadonlyArray<string> = []
  await serve(handler, async (url) => {
    const fetched = await fetchDocument('taobao.demo.ids.get', options(url, more))
    if (isErr(fetched)) lines = fetched.left.map((one) => describeProblem(one).replace(url, 'service'))
  })
  return lines
}

describe('fetchDocument', () => {
  it('takes the cookie first, finds the document by its method, and imports it', async () => {
    await serve(
      (_, response) => response.end(record),
      async (url, seen) => {
        const fetched = await fetchDocument('taobao.demo.ids.get', options(url))
        expect(fetched).toMatchObject({
          right: { method: 'taobao.demo.ids.get', source: { form: 'top-document' } },
        })
        expect(seen.map((path) => path.split('?')[0])).toEqual([
          '/docCenter',
          '/handler/document/getApiCatelogConfig.json',
          '/handler/document/getDocument.json',
        ])
        expect(seen[2]).toContain('docId=42')
        expect(JSON.stringify(fetched)).not.toContain('t1')
        expect(waits).toEqual([1000, 1000])
      },
    )
  })

  it('asks by document id without the catalogue', async () => {
    await serve(
      (_, response) => response.end(record),
      async (url, seen) => {
        expect(await fetchDocument('42', options(url))).toMatchObject({
          right: { method: 'taobao.demo.ids.get' },
        })
        expect(seen).toHaveLength(2)
      },
    )
  })

  it('waits as long as a rate limit says, and tries again', async () => {
    let asked = 0
    await serve(
      (_, response) => {
        if (asked++ === 0) response.writeHead(429, { 'retry-after': '7' }).end('slow down')
        else response.end(record)
      },
      async (url) => {
        expect(await fetchDocument('42', options(url))).toMatchObject({ _tag: 'Right' })
        expect(waits).toContain(7000)
      },
    )
  })

  it('waits no longer than a minute for a service, and says how long it would have to', async () => {
    const before = waits.length
    await serve(
      (_, response) => response.writeHead(503, { 'retry-after': '99999' }).end('later'),
      async (url) => {
        const ended = await fetchDocument('42', options(url))
        expect(JSON.stringify(ended)).toContain('asks to wait 99999 s')
        expect(waits.slice(before).filter((ms) => ms > 60_000)).toEqual([])
      },
    )
  })

  it.each([
    'http://user:hunter2@127.0.0.1:1',
    'https://user:hunter2@127.0.0.1:1',
    'http://evil.test',
    'http://',
  ])('takes %s for no service, and repeats no password', async (baseUrl) => {
    const ended = fetchDocument('42', { baseUrl })
    await expect(ended).rejects.toThrow(/^a documentation service is /)
    await expect(ended).rejects.not.toThrow(/hunter2/)
  })

  it('tries again after half an answer and after a lost connection', async () => {
    let asked = 0
    await serve(
      (request, response) => {
        asked++
        if (asked === 1) response.end(record.slice(0, 100))
        else if (asked === 2) {
          response.writeHead(200, { 'content-length': '99999' })
          response.write(record.slice(0, 50))
          request.socket.destroy()
        } else response.end(record)
      },
      async (url) => {
        expect(await fetchDocument('42', options(url))).toMatchObject({ _tag: 'Right' })
        expect(asked).toBe(3)
      },
    )
  })

  it('gives up after its attempts, and says why', async () => {
    expect(await problemsOf((_, response) => response.end('{"success":tr'), { attempts: 2 })).toEqual([
      'service > taobao.demo.ids.get: the answer is incomplete',
    ])
    expect(await problemsOf((_, response) => response.writeHead(503).end('busy'))).toEqual([
      'service > taobao.demo.ids.get: the service limits requests (HTTP 503)',
    ])
  })

  it.each([
    [
      'a page',
      (_: IncomingMessage, response: ServerResponse) =>
        response.end('<html><script>var _____tmd_____ = 1; captcha()</script>'),
    ],
    [
      'an answer',
      (_: IncomingMessage, response: ServerResponse) =>
        response.end('{"rgv587_flag":"sm","url":"https://x/punish"}'),
    ],
  ])('stops at a captcha, given as %s', async (_, handler) => {
    let asked = 0
    const lines = await problemsOf((request, response) => {
      asked++
      handler(request, response)
    })
    expect(lines[0]).toContain('asks for a captcha')
    expect(asked).toBe(1)
  })

  it.each<[string, Handler, string]>([
    [
      'another web page',
      (_, response) => response.end('<html>hello'),
      'a web page instead of a document (HTTP 200)',
    ],
    [
      'a redirect to a login',
      (_, response) => response.writeHead(302, { location: 'https://login.example/' }).end(),
      'it redirects to https://login.example, as a login or captcha does',
    ],
    [
      'a refusal',
      (_, response) => response.end('{"success":false,"errMsg":"文档不存在"}'),
      'the service answered: 文档不存在',
    ],
    ['an error status', (_, response) => response.writeHead(404).end('{}'), 'HTTP 404'],
    ['something else', (_, response) => response.end('[1]'), 'the answer is not a documentation answer'],
  ])('stops at %s', async (_, handler, message) => {
    expect(await problemsOf(handler)).toEqual([`service > taobao.demo.ids.get: ${message}`])
  })

  it('refuses half a record: tables missing are no tables', async () => {
    const lines = await problemsOf((_, response) =>
      response.end('{"success":true,"data":{"name":"taobao.demo.ids.get"}}'),
    )
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/requestParams: missing: the record is incomplete$/)
  })

  it('renews the session when it has expired', async () => {
    let asked = 0
    await serve(
      (_, response) => response.end(asked++ === 0 ? '{"success":false,"errMsg":"页面已过期"}' : record),
      async (url, seen) => {
        expect(await fetchDocument('42', options(url))).toMatchObject({ _tag: 'Right' })
        expect(seen.filter((path) => path === '/docCenter')).toHaveLength(2)
      },
    )
  })

  it('is all or nothing', async () => {
    await serve(
      (request, response) =>
        response.end((request.url ?? '').includes('docId=42') ? record : '{"success":false}'),
      async (url) => {
        const fetched = await fetchDocuments(
          ['taobao.demo.ids.get', 'taobao.demo.other', 'taobao.unlisted'],
          options(url),
        )
        expect(isErr(fetched) ? fetched.left.map(({ at, message }) => [at[1], message]) : []).toEqual([
          ['taobao.demo.other', 'the service answered with a failure and no reason'],
          ['taobao.unlisted', 'the service lists no such method'],
        ])
      },
    )
  })

  it('refuses a document that describes another method', async () => {
    await serve(
      (_, response) => response.end(record.replaceAll('taobao.demo.ids.get', 'taobao.demo.wrong')),
      async (url) => {
        expect(await fetchDocument('taobao.demo.ids.get', options(url))).toMatchObject({
          left: [{ message: 'document 42 describes taobao.demo.wrong' }],
        })
      },
    )
  })

  it('goes to https only, but for this machine', async () => {
    await expect(fetchDocument('1', { baseUrl: 'http://open.taobao.com' })).rejects.toThrow(TypeError)
    await expect(fetchDocument('1', { baseUrl: 'ftp://127.0.0.1' })).rejects.toThrow(TypeError)
  })

  it('stops when it is aborted', async () => {
    const aborted = AbortSignal.abort()
    expect(await problemsOf((_, response) => response.end(record), { signal: aborted })).toEqual([
      'service > catalogue: aborted',
    ])
  })

  it('serves generateFrom', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    await serve(
      (_, response) => response.end(record),
      async (url) => {
        const outcome = await generateFrom({
          from: url,
          folder,
          names: ['taobao.demo.ids.get'],
          fetch: { wait: async () => undefined },
        })
        expect(outcome.ok).toBe(true)
        expect(readFileSync(join(folder, 'src/apis/demoIdsGet.ts'), 'utf8')).toContain('docId=42')
      },
    )
    rmSync(folder, { recursive: true })
  })
})
