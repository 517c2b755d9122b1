import { decodeSmall, decoderFor } from './decode'
import { PlainBody } from './PlainBody'
import type { BodyEvents, ResponseBody } from './ResponseBody'

/** Compressed bytes up to which an answer is opened at once, without a stream: most answers, at a third of the cost. */
const smallBytes = 32 * 1024

/** A compressed body. The limit counts bytes after decompression, and stops it: a bomb is never unpacked. */
export function decodedBody(encoding: Encoding, maxBytes: number, events: BodyEvents): ResponseBody {
  let early: Array<Buffer> = []
  let earlyBytes = 0
  let decoder: ReturnType<typeof decoderFor> | undefined
  const opened = new PlainBody(maxBytes, events)
  const start = (): NonNullable<typeof decoder> => {
    const input = Buffer.concat(early)
    early = []
    decoder = decoderFor(encoding, input)
    decoder.on('data', (bytes: Buffer) => opened.write(bytes)).on('drain', () => events.resume())
    decoder.on('error', (error) => events.failed(error)).on('end', () => opened.end())
    decoder.write(input)
    return decoder
  }
  return {
    write: (chunk) => {
      if (decoder !== undefined) return decoder.write(chunk)
      early.push(chunk)
      earlyBytes += chunk.length
      if (earlyBytes > smallBytes) start()
      return true
    },
    end: () => {
      if (decoder !== undefined) decoder.end()
      else if (earlyBytes === 0) opened.end()
      else {
        const decoded = decodeSmall(encoding, Buffer.concat(early), maxBytes)
        if (decoded === 'too-large') start().end()
        else if ('failure' in decoded) events.failed(decoded.failure)
        else events.done(decoded.body, false)
      }
    },
    destroy: () => {
      early = []
      decoder?.destroy()
      opened.destroy()
    },
  }
}

/** The encodings that transports ask for and open. */
export type Encoding = 'gzip' | 'deflate' | 'br'

/** The encoding of an answer; `undefined` for none, and for those that nobody asked for (their bytes are handed on). */
export function encodingOf(header: string | undefined): Encoding | undefined {
  if (header === undefined) return undefined
  const [name, ...others] = header
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    // It says that nothing was done, and stands beside what a proxy did.
    .filter((one) => one !== '' && one !== 'identity')
  if (others.length > 0) return undefined
  if (name === 'gzip' || name === 'x-gzip') return 'gzip'
  return name === 'deflate' || name === 'br' ? name : undefined
}
