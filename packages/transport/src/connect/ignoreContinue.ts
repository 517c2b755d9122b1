import type { Socket } from 'node:net'

const interim = Buffer.from('HTTP/1.1 1')
const headEnd = Buffer.from('\r\n\r\n')
const one = 0x31
const zero = 0x30
const three = 0x33

/**
 * Lets undici pass over a `100 Continue` that nobody asked for (RFC 9110, 15.2): it would close the connection, and the
 * request would be lost to us although it was carried out. Other interim answers it ignores, so a 100 becomes a 103 as it is
 * read: only where an answer begins, never in a body.
 */
export function ignoreContinue(socket: Socket): Socket {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null
  const write = socket.write.bind(socket) as Write
  let expected: Expected = 'head'
  const writing: Write = (bytes, encoding, done) => {
    if (expected === 'body') expected = 'head'
    return write(bytes, encoding, done)
  }
  socket.write = writing
  socket.read = (size?: number) => {
    const chunk = read(size)
    if (chunk !== null && expected !== 'body') expected = passInterim(chunk, expected)
    return chunk
  }
  return socket
}

type Write = (bytes: unknown, encoding?: unknown, done?: unknown) => boolean

/** What comes next: a head, the rest of an interim head, or the answer itself. */
type Expected = 'head' | 'rest of a head' | 'body'

/** Renames the interim heads at the beginning of a chunk. */
function passInterim(chunk: Buffer, before: Expected): Expected {
  let expected = before
  for (let at = 0; at < chunk.length;) {
    if (expected === 'head') {
      // Nearly every answer is told by one byte: the first of its status.
      if (chunk[at + 9] !== one || !chunk.subarray(at, at + interim.length).equals(interim)) return 'body'
      if (chunk[at + 10] === zero && chunk[at + 11] === zero) chunk[at + 11] = three
    }
    const end = chunk.indexOf(headEnd, at)
    if (end < 0) return 'rest of a head'
    expected = 'head'
    at = end + headEnd.length
  }
  return expected
}
