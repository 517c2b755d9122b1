import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe as described } from '@paifang/result'
import { axiosTransport, undiciTransport } from '@paifang/transport'
import fc from 'fast-check'
import { left } from 'fp-ts/Either'
import { holdTimers } from '../../../.dev/test/holdTimers'
import { download, gunzip, readLines, type DownloadOptions } from '../src'
import { isFileName, nameIn } from '../src/fileName'
import { folder, serve, type FileServer } from './support'

let own: ReturnType<typeof folder>
let server: FileServer | undefined
beforeEach(() => {
  own = folder()
})
afterEach(async () => {
  own.remove()
  await server?.close()
  server = undefined
})

const body = Buffer.from('{"tid":1}\n{"tid":2}\n')
const zip = { 'content-type': 'application/zip' }
const fetchFrom = async (
  answer: Parameters<typeof serve>[0],
  options: Partial<DownloadOptions> = {},
  path = '/result?token=canary-token',
) => {
  server = await serve(answer)
  return download(server.url + path, { directory: own.path, ...options })
}

describe('download', () => {
  it('gives a file that only its owner may read, with its checksum', async () => {
    const fetched = await fetchFrom((_request, response) => response.writeHead(200, zip).end(body))
    const md5 = createHash('md5').update(body).digest('hex')
    const path = join(own.path, 'download')
    expect(fetched).toEqual({
      _tag: 'Right',
      right: { path, name: 'download', bytes: body.length, md5, type: 'application/zip' },
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(own.all()).toEqual(['download'])
  })

  it('ends where a transport fails and leaves its stream as it is', async () => {
    const fetched = await download('https://files.example/result', {
      directory: own.path,
      transport:
        ({ receive }) =>
        async () => {
          receive?.({ status: 200, headers: zip })?.write(body)
          await new Promise((resolve) => setImmediate(resolve))
          return left({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: 'reset' } as const)
        },
    })
    expect(fetched).toMatchObject({ left: { reason: 'transport', sent: 'maybe' } })
    expect(own.all()).toEqual([])
  })

  it('streams: a file of many megabytes passes a transport that collects none', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 7)
    const transport = undiciTransport({ maxResponseBytes: 1 })
    const fetched = await fetchFrom(
      (_request, response) => {
        response.writeHead(200, zip)
        for (let i = 0; i < 40; i++) response.write(chunk)
        response.end()
      },
      { transport },
    )
    expect(fetched).toMatchObject({ right: { bytes: 40 * chunk.length } })
    await transport.close()
  })

  it('fetches nothing where the name is taken, and never writes over a file', async () => {
    writeFileSync(join(own.path, 'a.zip'), 'old')
    const named = { ...zip, 'content-disposition': 'attachment; filename="a.zip"' }
    const fetched = await fetchFrom((_request, response) => response.writeHead(200, named).end(body), {
      name: 'a.zip',
    })
    expect(fetched).toMatchObject({ left: { reason: 'exists', sent: 'no' } })
    expect(server?.count()).toBe(0)
    expect(await download(`${server?.url}/`, { directory: own.path })).toMatchObject({
      right: { name: 'a-1.zip' },
    })
    expect(readFileSync(join(own.path, 'a.zip'), 'utf8')).toBe('old')
  })

  it.each<[string, Partial<DownloadOptions>, object]>([
    ['said', { maxBytes: 10 }, { 'content-length': String(body.length) }],
    ['come', { maxBytes: 10 }, {}],
  ])(
    'refuses more bytes than it may take, as they are %s, and leaves nothing',
    async (_how, options, headers) => {
      const fetched = await fetchFrom((_request, response) => {
        response.writeHead(200, { ...zip, ...headers })
        response.write(body)
        response.end()
      }, options)
      expect(fetched).toMatchObject({ left: { reason: 'too-large', sent: 'maybe' } })
      expect(own.all()).toEqual([])
    },
  )

  it('waits for none of the bytes that are said to be too many', async () => {
    const fetched = await fetchFrom(
      (_request, response) => response.writeHead(200, { ...zip, 'content-length': '5000000000' }).write('x'),
      { maxBytes: 10, timeoutMs: 30_000 },
    )
    expect(fetched).toMatchObject({ left: { reason: 'too-large', sent: 'maybe' } })
    expect(own.all()).toEqual([])
  })

  it('says that the link may be spent when the connection is lost, asks for nothing again and leaves nothing', async () => {
    const fetched = await fetchFrom((_request, response) => {
      response.writeHead(200, { ...zip, 'content-length': '1000' })
      response.write(body)
      setImmediate(() => response.destroy())
    })
    expect(fetched).toMatchObject({
      left: { reason: 'transport', sent: 'maybe', error: { reason: 'reset' } },
    })
    expect(server?.count()).toBe(1)
    expect(own.all()).toEqual([])
  })

  it('says that the link is unused where nothing was sent', async () => {
    const options = { directory: own.path }
    expect(await download('http://example.com/x', options)).toMatchObject({
      left: { reason: 'transport', sent: 'no', error: { reason: 'request' } },
    })
    expect(await download('http://127.0.0.1:1/x', options)).toMatchObject({
      left: { reason: 'transport', sent: 'no', error: { reason: 'connect' } },
    })
    const gone = AbortSignal.abort()
    expect(await download('https://example.com/x', { ...options, signal: gone })).toMatchObject({
      left: { sent: 'no', error: { reason: 'aborted' } },
    })
  })

  it('ends at its time', async () => {
    let isAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const pass = holdTimers()
    const fetched = fetchFrom(
      (_request, response) => {
        response.writeHead(200, zip).write(body)
        isAsked()
      },
      { timeoutMs: 200 },
    )
    await asked
    pass(200)
    expect(await fetched).toMatchObject({
      left: { reason: 'transport', sent: 'maybe', error: { reason: 'timeout' } },
    })
    expect(own.all()).toEqual([])
  })

  it.each<[string, number, object, string | Buffer, object]>([
    ['a page', 200, { 'content-type': 'text/html' }, '<html>canary', { reason: 'type', type: 'text/html' }],
    [
      'an expired link',
      403,
      { 'content-type': 'application/xml' },
      'canary',
      { reason: 'refused', status: 403 },
    ],
    [
      'a file that is encoded',
      200,
      { ...zip, 'content-encoding': 'gzip' },
      gzipSync('canary'),
      { reason: 'type' },
    ],
    ['a file with another status', 206, zip, 'canary', { reason: 'refused' }],
    [
      'a refusal of the platform',
      200,
      { 'content-type': 'application/json' },
      '{"error_response":{"code":15,"sub_code":"isv.x","msg":"canary"}}',
      { reason: 'refused', code: '15', subCode: 'isv.x' },
    ],
  ])('takes %s for no file, and shows nothing of it', async (_what, status, headers, text, error) => {
    const fetched = await fetchFrom((_request, response) =>
      response.writeHead(status, { ...headers }).end(text),
    )
    expect(fetched).toMatchObject({ left: { _tag: 'DownloadError', sent: 'maybe', ...error } })
    if (fetched._tag === 'Right') throw new Error('a file')
    expect(
      JSON.stringify(fetched.left) + described(fetched.left) + described(fetched.left, 'zh'),
    ).not.toMatch(/canary/)
    expect(own.all()).toEqual([])
  })

  it('takes files of other types where that was said', async () => {
    const csv = { 'content-type': 'text/csv; charset=utf-8' }
    const fetched = await fetchFrom((_request, response) => response.writeHead(200, csv).end('a,b'), {
      types: ['Text/CSV'],
    })
    expect(fetched).toMatchObject({ right: { bytes: 3, type: 'text/csv' } })
  })

  it('follows few redirects, and none that leaves https or leads to this machine', async () => {
    const answer: Parameters<typeof serve>[0] = ({ url = '' }, response) => {
      const left = Number(url.slice(1))
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end()
      else if (url === '/out') response.writeHead(302, { location: 'http://example.com/' }).end()
      else response.writeHead(200, zip).end(body)
    }
    expect(await fetchFrom(answer, {}, '/3')).toMatchObject({ right: { bytes: body.length } })
    const { url = '' } = server ?? {}
    const options = { directory: own.path }
    expect(await download(`${url}/4`, options)).toMatchObject({ left: { reason: 'refused', status: 302 } })
    expect(await download(`${url}/out`, options)).toMatchObject({ left: { reason: 'refused', status: 302 } })
    // From outside to this machine: a transport stands for the outside.
    const asked: string[] = []
    const outside = await download('https://example.com/', {
      ...options,
      transport: (request) => async () => {
        asked.push(request.url)
        return {
          _tag: 'Right',
          right: { status: 302, headers: { location: `${url}/0` }, body: Buffer.alloc(0), truncated: false },
        }
      },
    })
    expect(outside).toMatchObject({ left: { reason: 'refused' } })
    expect(asked).toEqual(['https://example.com/'])
  })

  it.each<[string, Partial<DownloadOptions>]>([
    ['directory', { directory: '' }],
    ['name', { name: '../x' }],
    ['md5', { md5: 'x' }],
    ['maxBytes', { maxBytes: NaN }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['did you mean md5?', { md: 'x' } as object],
  ])('refuses a %s that nothing could be done with', async (name, options) => {
    const fetched = await fetchFrom((_request, response) => response.end(), options)
    expect(fetched).toMatchObject({
      left: { reason: 'options', detail: expect.stringContaining(name), sent: 'no' },
    })
    expect(server?.count()).toBe(0)
  })

  it('says what the disk has against it', async () => {
    writeFileSync(join(own.path, 'file'), '')
    expect(await download('https://example.com/', { directory: join(own.path, 'file', 'x') })).toMatchObject({
      left: { reason: 'disk', cause: { code: 'ENOTDIR' } },
    })
  })

  it('says of an axios instance that it cannot stream', async () => {
    const transport = axiosTransport({
      configure: ({ interceptors }) => interceptors.request.use((config) => config),
    })
    const fetched = await fetchFrom((_request, response) => response.writeHead(200, zip).end(body), {
      transport,
    })
    expect(fetched).toMatchObject({ left: { reason: 'transport', sent: 'no', error: { reason: 'request' } } })
    await transport.close()
  })
})

describe('names of files', () => {
  it.each<[string, string | undefined]>([
    ['attachment;filename="task_1"', 'task_1'],
    ['attachment; filename=a.zip', 'a.zip'],
    ['inline; FileName = "a \\"b\\".zip"', undefined],
    ["attachment; filename=x; filename*=UTF-8''%E8%B4%A6%E5%8D%95.zip", '账单.zip'],
    [`attachment; filename="${Buffer.from('账单.zip').toString('latin1')}"`, '账单.zip'],
    ['attachment; filename="../../etc/passwd"', undefined],
    ['attachment; filename="..\\\\evil"', undefined],
    ['attachment; filename=".."', undefined],
    ['attachment; filename="con.txt"', undefined],
    ["attachment; filename*=UTF-8''%2e%2e%2fx", undefined],
    [`attachment; filename=".paifang-${'0'.repeat(16)}.partial"`, undefined],
    ['attachment', undefined],
  ])('%s is %s', (header, name) => {
    expect(nameIn(header)).toBe(name)
  })

  it('lead out of no folder, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (isFileName(name)) expect(join('/a/b', name)).toBe(`/a/b/${name}`)
      }),
    )
    for (const name of ['', '.', '..', 'a/b', 'a\\b', 'a\0', 'x '.repeat(300)])
      expect(isFileName(name)).toBe(false)
  })
})

describe('gunzip', () => {
  const packed = (content: string | Buffer): string => {
    const path = join(own.path, 'a.txt.gz')
    writeFileSync(path, gzipSync(content))
    return path
  }

  it('unpacks a file under its name without the ending', async () => {
    const into = join(own.path, 'u')
    const unpacked = await gunzip(packed('hello'), { directory: into })
    expect(unpacked).toEqual({ _tag: 'Right', right: { path: join(into, 'a.txt'), bytes: 5 } })
    expect(readFileSync(join(into, 'a.txt'), 'utf8')).toBe('hello')
  })

  it('unpacks no bomb', async () => {
    const path = packed(Buffer.alloc(10_000_000))
    expect(await gunzip(path, { directory: own.path, maxBytes: 1_000_000 })).toMatchObject({
      left: { reason: 'too-large' },
    })
    expect(own.all()).toEqual(['a.txt.gz'])
  })

  it('tells what is no gzip from a file that is not there', async () => {
    writeFileSync(join(own.path, 'x'), 'no gzip')
    const options = { directory: join(own.path, 'u') }
    expect(await gunzip(join(own.path, 'x'), options)).toMatchObject({ left: { reason: 'corrupt' } })
    expect(await gunzip(join(own.path, 'y'), options)).toMatchObject({
      left: { reason: 'disk', cause: { code: 'ENOENT' } },
    })
    expect(await gunzip(packed('a'), { ...options, name: '../x' })).toMatchObject({
      left: { reason: 'options' },
    })
    mkdirSync(options.directory, { recursive: true })
    expect(existsSync(join(own.path, 'u', 'x'))).toBe(false)
    for (const wrong of [null, {}, { directory: 7 }, { ...options, maxByte: 5 }])
      expect(await gunzip(packed('a'), wrong as never)).toMatchObject({ left: { reason: 'options' } })
  })
})

describe('readLines', () => {
  const linesOf = async (bytes: Buffer, options = {}) => {
    const path = join(own.path, 'lines')
    writeFileSync(path, bytes)
    const lines: unknown[] = []
    for await (const line of readLines(path, options))
      lines.push(line._tag === 'Right' ? line.right : line.left.reason)
    return lines
  }

  it('has no option that nobody reads', async () => {
    expect(await linesOf(Buffer.from('a\nb'), { maxLenght: 5 })).toEqual(['options'])
  })

  it('gives back what was joined, whatever the lines hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''))),
        fc.constantFrom('\n', '\r\n'),
        async (lines, end) => {
          const text = lines.map((line) => line + end).join('')
          expect(await linesOf(Buffer.from(text))).toEqual(lines)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('cuts no character where its chunks meet', async () => {
    const line = '中'.repeat(100_000)
    expect(await linesOf(Buffer.from(`${line}\nx`))).toEqual([line, 'x'])
  })

  it('ends at bytes that are no UTF-8, and at a line without end', async () => {
    expect(await linesOf(Buffer.from([0x61, 0x0a, 0xff, 0x0a]))).toEqual(['corrupt'])
    expect(await linesOf(Buffer.from([0x61, 0x0a, 0xe4]))).toEqual(['a', 'corrupt'])
    expect(await linesOf(Buffer.alloc(200_000, 0x61), { maxLength: 1_000 })).toEqual(['too-large'])
  })
})
