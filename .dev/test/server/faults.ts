import type { Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { SeenRequest } from './faultServer'

type Fault = (socket: Socket, request: SeenRequest) => void

const answer =
  (status: string, headers: ReadonlyArray<string>, body: string | Buffer): Fault =>
  (socket) => {
    const bytes = Buffer.from(body)
    const head = [`HTTP/1.1 ${status}`, ...headers, `content-length: ${bytes.length}`].join('\r\n')
    socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), bytes]))
  }
const raw =
  (text: string, then?: (socket: Socket) => void): Fault =>
  (socket) => {
    socket.write(Buffer.from(text, 'latin1'), () => then?.(socket))
  }
const reset = (socket: Socket): void => void socket.resetAndDestroy()
const finish = (socket: Socket): void => void socket.end()
const text = 'answer '.repeat(40)
/** 64 MiB of zeros in 64 KiB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024))
const megabyte = Buffer.alloc(1024 * 1024, 'x')

/** What the server does with a request, by path. */
export const faults: Readonly<Record<string, Fault>> = {
  '/echo': (socket, { verb, path, headers, body }) => {
    answer(
      '200 OK',
      ['content-type: application/json'],
      JSON.stringify({ verb, path, headers, body }),
    )(socket, {
      verb,
      path,
      headers,
      body,
      head: '',
    })
  },
  '/status/404': answer('404 Not Found', [], '<html>no</html>'),
  '/status/500': answer('500 Oops', [], '{"error":1}'),
  '/status/302': answer('302 Found', ['location: /echo'], ''),
  '/status/204': raw('HTTP/1.1 204 No Content\r\n\r\n'),
  '/empty': answer('200 OK', [], ''),
  '/headers': answer(
    '200 OK',
    [
      'X-One: 1',
      'x-two: a',
      'X-Two: b',
      'set-cookie: s=1',
      'set-cookie: t=2',
      '__proto__: polluted',
      'x-l: caf\xe9',
    ],
    'ok',
  ),
  '/early-hints': raw(
    'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
  ),
  '/until-close': raw('HTTP/1.0 200 OK\r\n\r\nuntil the end', finish),
  '/chunked': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n'),
  '/gzip': answer('200 OK', ['content-encoding: gzip'], gzipSync(text)),
  '/x-gzip': answer('200 OK', ['Content-Encoding: X-GZIP'], gzipSync(text)),
  '/deflate': answer('200 OK', ['content-encoding: deflate'], deflateSync(text)),
  '/deflate-raw': answer('200 OK', ['content-encoding: deflate'], deflateRawSync(text)),
  '/br': answer('200 OK', ['content-encoding: br'], brotliCompressSync(text)),
  '/gzip-empty': answer('200 OK', ['content-encoding: gzip'], ''),
  '/gzip-large': answer('200 OK', ['content-encoding: gzip'], gzipSync(Buffer.alloc(3 * 1024 * 1024, text))),
  '/gzip-incompressible': (socket, request) => {
    answer('200 OK', ['content-encoding: gzip'], gzipSync(noise(400_000)))(socket, request)
  },
  '/gzip-corrupt': answer('200 OK', ['content-encoding: gzip'], Buffer.from('this is not gzip')),
  '/gzip-corrupt-large': answer('200 OK', ['content-encoding: gzip'], Buffer.alloc(100_000, 'no')),
  '/gzip-bomb': answer('200 OK', ['content-encoding: gzip'], bomb),
  '/unknown-encoding': answer('200 OK', ['content-encoding: snappy'], text),
  '/50mb': (socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${50 * megabyte.length}\r\n\r\n`)
    let left = 50
    const more = (): void => {
      if (left > 0 && !socket.destroyed) {
        left -= 1
        socket.write(megabyte, more)
      }
    }
    more()
  },
  '/stall-before-headers': () => undefined,
  '/stall-in-headers': raw('HTTP/1.1 200 OK\r\ncontent-le'),
  '/stall-after-headers': raw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n'),
  '/stall-in-body': raw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc'),
  '/stall-in-gzip': raw(
    `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 100\r\n\r\n${gzipSync(text).toString('latin1').slice(0, 20)}`,
  ),
  '/drip': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')
    const timer = setInterval(() => socket.write('x'), 5)
    socket.once('close', () => clearInterval(timer))
  },
  '/reset-before-headers': reset,
  '/reset-in-headers': raw('HTTP/1.1 200 OK\r\ncont', reset),
  '/reset-in-body': raw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', reset),
  '/close-before-headers': finish,
  '/close-in-headers': raw('HTTP/1.1 200 OK\r\ncont', finish),
  '/close-in-body': raw('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc', finish),
  '/close-in-chunk': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab', finish),
  '/longer-than-said': raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef', finish),
  '/not-http': raw('SSH-2.0-OpenSSH_9.2\r\n\r\n', finish),
  '/two-lengths': raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd', finish),
  '/huge-headers': (socket) =>
    socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\ncontent-length: 0\r\n\r\n`),
}

/** Bytes that do not compress, the same on every run. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = 1
  for (let i = 0; i < size; i += 1) {
    state = (state * 48271) % 2147483647
    bytes[i] = state & 0xff
  }
  return bytes
}
