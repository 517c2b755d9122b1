import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import type { SeenRequest } from './faultServer'
import { faults } from './faults'

/** A request, and what a service that is well would answer to it. */
export interface Asked {
  readonly request: SeenRequest
  readonly body: string
}

/** One way in which a server may answer. */
export interface Behaviour {
  readonly name: string
  /** Whether the service behind it carried the request out. */
  readonly executes: boolean
  /** Whether a client may take it for the service's answer. */
  readonly isAnswer: boolean
  readonly play: (socket: Socket, asked: Asked) => void
}

const head = (status: string, headers: ReadonlyArray<string>, length: number): string =>
  [`HTTP/1.1 ${status}`, ...headers, `content-length: ${length}`, '', ''].join('\r\n')

const send = (
  socket: Socket,
  body: string | Buffer,
  headers: ReadonlyArray<string> = ['content-type: application/json;charset=utf-8'],
  status = '200 OK',
): void => {
  const bytes = Buffer.from(body)
  socket.write(Buffer.concat([Buffer.from(head(status, headers, bytes.length), 'latin1'), bytes]))
}

type Play = Behaviour['play']

/** The service answered, in a form that has to be understood. */
const answers = (name: string, play: Play): Behaviour => ({ name, executes: true, isAnswer: true, play })
/** The service carried it out, and the answer does not say so. */
const loses = (name: string, play: Play): Behaviour => ({ name, executes: true, isAnswer: false, play })
/** The service never saw it. */
const refuses = (name: string, play: Play): Behaviour => ({ name, executes: false, isAnswer: false, play })

/** As `faults` does it under this path, after the service carried the request out. */
const asAt = (path: string): Behaviour =>
  loses(path.slice(1), (socket, { request }) => faults[path]!(socket, request))

const raw =
  (text: (body: string) => string | Buffer, then?: (socket: Socket) => void): Play =>
  (socket, { body }) => {
    const written = text(body)
    socket.write(typeof written === 'string' ? Buffer.from(written, 'latin1') : written, () => then?.(socket))
  }
const finish = (socket: Socket): void => void socket.end()
const bytesOf = (body: string): string => Buffer.from(body).toString('latin1')
const text =
  (body: string | Buffer, status?: string, ...headers: ReadonlyArray<string>): Play =>
  (socket) =>
    send(socket, body, headers.length === 0 ? undefined : headers, status)
const coded =
  (encoding: string, code: (bytes: Buffer) => Buffer): Play =>
  (socket, { body }) =>
    send(socket, code(Buffer.from(body)), [`content-encoding: ${encoding}`])
const informed = (...lines: ReadonlyArray<string>): Play =>
  raw(
    (body) =>
      `${lines.map((line) => `HTTP/1.1 ${line}\r\n\r\n`).join('')}${head('200 OK', [], Buffer.byteLength(body))}${bytesOf(body)}`,
  )

const spaces = (size: number): Buffer => Buffer.alloc(size, 0x20)
const bomb = gzipSync(spaces(24 * 1024 * 1024))
const nestedBomb = gzipSync(gzipSync(gzipSync(spaces(24 * 1024 * 1024))))

/** What may go wrong on the way, whatever the gateway. */
export const wireBehaviours: ReadonlyArray<Behaviour> = [
  answers('a plain answer', (socket, { body }) => send(socket, body)),
  answers('an answer without a content type', (socket, { body }) => send(socket, body, [])),
  answers(
    'an answer in chunks',
    raw((body) => {
      const bytes = Buffer.from(body)
      const half = bytes.length >> 1
      const chunk = (part: Buffer): string => `${part.length.toString(16)}\r\n${part.toString('latin1')}\r\n`
      return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunk(bytes.subarray(0, half))}${chunk(bytes.subarray(half))}0\r\n\r\n`
    }),
  ),
  answers(
    'trailers behind the last chunk',
    raw(
      (body) =>
        `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: x-sum\r\n\r\n${Buffer.byteLength(body).toString(16)}\r\n${bytesOf(body)}\r\n0\r\nx-sum: 1\r\n\r\n`,
    ),
  ),
  answers('an answer byte by byte', (socket, { body }) => {
    const bytes = Buffer.concat([Buffer.from(head('200 OK', [], Buffer.byteLength(body))), Buffer.from(body)])
    const next = (at: number): void => {
      if (at < bytes.length && !socket.destroyed)
        socket.write(bytes.subarray(at, at + 16), () => setImmediate(next, at + 16))
    }
    next(0)
  }),
  answers(
    'HTTP/1.0 until the end of the connection',
    raw((body) => `HTTP/1.0 200 OK\r\n\r\n${bytesOf(body)}`, finish),
  ),
  answers(
    'an answer and the end of the connection',
    raw(
      (body) => `${head('200 OK', ['connection: close'], Buffer.byteLength(body))}${bytesOf(body)}`,
      finish,
    ),
  ),
  answers(
    'keep-alive promised, the connection closed',
    raw(
      (body) =>
        `${head('200 OK', ['connection: keep-alive', 'keep-alive: timeout=60'], Buffer.byteLength(body))}${bytesOf(body)}`,
      finish,
    ),
  ),
  answers(
    'a second answer behind the last',
    raw((body) => {
      const one = `${head('200 OK', ['connection: close'], Buffer.byteLength(body))}${bytesOf(body)}`
      return one + one
    }, finish),
  ),
  answers('100 Continue that nobody asked for', informed('100 Continue')),
  answers('103 Early Hints', informed('103 Early Hints')),
  answers('102 Processing', informed('102 Processing')),
  answers('a flood of 1xx', informed(...Array.from({ length: 50 }, () => '103 Early Hints'))),
  answers('gzip', coded('gzip', gzipSync)),
  answers('x-gzip', coded('x-gzip', gzipSync)),
  answers('brotli', coded('br', brotliCompressSync)),
  answers('deflate', coded('deflate', deflateSync)),
  answers('a byte order mark', (socket, { body }) => send(socket, `\ufeff${body}`)),
  answers('UTF-16 behind its mark', (socket, { body }) =>
    send(socket, Buffer.from(`\ufeff${body}`, 'utf16le')),
  ),
  answers('white space around an answer', (socket, { body }) => send(socket, ` \r\n\t${body}\n\n`)),
  answers('headers in odd cases', (socket, { body }) =>
    send(socket, body, ['CONTENT-TYPE: TEXT/JAVASCRIPT;CHARSET=UTF-8', 'sEt-CookiE: a=1']),
  ),
  asAt('/reset-before-headers'),
  asAt('/reset-in-headers'),
  asAt('/reset-in-body'),
  asAt('/close-before-headers'),
  asAt('/close-in-headers'),
  asAt('/close-in-body'),
  asAt('/close-in-chunk'),
  asAt('/stall-before-headers'),
  asAt('/stall-in-headers'),
  asAt('/stall-after-headers'),
  asAt('/stall-in-body'),
  asAt('/stall-in-gzip'),
  asAt('/drip'),
  asAt('/not-http'),
  asAt('/two-lengths'),
  asAt('/huge-headers'),
  asAt('/longer-than-said'),
  asAt('/gzip-corrupt'),
  asAt('/unknown-encoding'),
  asAt('/gzip-empty'),
  asAt('/status/204'),
  asAt('/empty'),
  loses('half of the connection closed, and nothing said', (socket) => {
    socket.end()
  }),
  loses('endless headers', (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const more = (): void => {
      if (!socket.destroyed) socket.write(`x-${'y'.repeat(2_000)}: z\r\n`, () => setImmediate(more))
    }
    more()
  }),
  loses(
    'a chunk of no size',
    raw(() => 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n'),
  ),
  loses(
    'a length and chunks',
    raw(
      (body) =>
        `HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n${Buffer.byteLength(body).toString(16)}\r\n${bytesOf(body)}\r\n0\r\n\r\n`,
      finish,
    ),
  ),
  loses(
    'a negative length',
    raw(() => 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', finish),
  ),
  loses('a gzip bomb', (socket) => send(socket, bomb, ['content-encoding: gzip'])),
  loses('bombs within bombs', (socket) => send(socket, nestedBomb, ['content-encoding: gzip, gzip, gzip'])),
  loses('a cut gzip', (socket, { body }) =>
    send(socket, gzipSync(body).subarray(0, 20), ['content-encoding: gzip']),
  ),
  loses('a cut brotli', (socket, { body }) =>
    send(socket, brotliCompressSync(Buffer.from(body)).subarray(0, 10), ['content-encoding: br']),
  ),
  loses('an answer larger than the limit', (socket) => send(socket, spaces(3 * 1024 * 1024))),
  loses('one byte that is no UTF-8', (socket, { body }) => {
    const bytes = Buffer.from(body)
    bytes[bytes.length >> 1] = 0xff
    send(socket, bytes)
  }),
  loses('GBK that nobody declared', text(Buffer.from([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x3a, 0x31, 0x7d]))),
  loses(
    'a charset nobody knows',
    text(Buffer.from([0x7b, 0xff, 0x7d]), '200 OK', 'content-type: text/plain;charset=klingon'),
  ),
  loses('a cut answer', (socket, { body }) => send(socket, Buffer.from(body).subarray(0, 12))),
  loses('two answers in one', (socket, { body }) => send(socket, body + body)),
  loses('JSONP', (socket, { body }) => send(socket, `callback(${body})`)),
  loses('brackets without end', text('['.repeat(300_000))),
  loses('brackets 600 deep', text(`{"a":${'['.repeat(600)}${']'.repeat(600)}}`)),
  loses('more values than allowed', text(`{"a":[${'1,'.repeat(60_000)}1]}`)),
  loses('a number without end', text(`{"a":${'9'.repeat(100_000)}}`)),
  loses('numbers that are none', text('{"a":NaN,"b":1e}')),
  loses('null', text('null')),
  loses('a list', text('[]')),
  loses('an empty object', text('{}')),
  loses('names of prototypes', text('{"__proto__":{"error_response":null},"constructor":{"prototype":{}}}')),
  loses(
    'HTML with 200',
    text('<!DOCTYPE html><html><body>busy</body></html>', '200 OK', 'content-type: text/html'),
  ),
  loses('HTML that repeats the request', (socket, { request }) =>
    send(
      socket,
      `<html><pre>${request.head}\n${request.body}\n${decodeURIComponent(request.body.replaceAll('+', ' '))}</pre></html>`,
      ['content-type: text/html'],
      '502 Bad Gateway',
    ),
  ),
  loses('502 in HTML', text('<html>Bad Gateway</html>', '502 Bad Gateway')),
  loses('500 with what looks like an answer', (socket, { body }) =>
    send(socket, body, undefined, '500 Oops'),
  ),
  loses('504', text('', '504 Gateway Timeout')),
  loses('503, again before the past', text('', '503 Busy', 'retry-after: Wed, 21 Oct 2015 07:28:00 GMT')),
  loses('503, again in words', text('', '503 Busy', 'retry-after: soon')),
  refuses('429, again in less than nothing', text('', '429 Slow Down', 'retry-after: -5')),
  refuses('429, again in 1e20 seconds', text('', '429 Slow Down', 'retry-after: 100000000000000000000')),
  refuses('403 of a proxy', text('{"message":"forbidden"}', '403 Forbidden')),
  refuses('404', text('no', '404 Not Found')),
  refuses('407', text('', '407 Proxy Authentication Required', 'proxy-authenticate: Basic')),
  refuses('408', text('', '408 Request Timeout', 'connection: close')),
  refuses('413', text('', '413 Too Large')),
  refuses('a redirect to itself', (socket, { request }) =>
    send(socket, '', [`location: ${request.path}`], '302 Found'),
  ),
  refuses('a redirect that keeps the method', text('', '307 Temporary Redirect', 'location: /elsewhere')),
  refuses('a redirect to plain nonsense', text('', '301 Moved', 'location: http://[::')),
  refuses('304', (socket) => void socket.write('HTTP/1.1 304 Not Modified\r\n\r\n')),
]
