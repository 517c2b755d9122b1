import * as zlib from 'node:zlib'
import type { Transform } from 'node:stream'
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
  const name = header?.trim().toLowerCase()
  if (name === 'gzip' || name === 'x-gzip') return 'gzip'
  return name === 'deflate' || name === 'br' ? name : undefined
}

/** A stream that opens an encoding; `first` is the beginning of the input. */
function decoderFor(encoding: Encoding, first: Buffer): Transform {
  if (encoding === 'gzip') return zlib.createGunzip()
  if (encoding === 'br') return zlib.createBrotliDecompress()
  return isWrapped(first) ? zlib.createInflate() : zlib.createInflateRaw()
}

/** The opened bytes, or why there are none: `too-large` is for the stream to open. */
type Decoded = { readonly body: Buffer } | { readonly failure: unknown } | 'too-large'

/** Opens a complete input at once, up to 1 MiB or the limit. */
function decodeSmall(encoding: Encoding, input: Buffer, maxBytes: number): Decoded {
  const options = { maxOutputLength: Math.min(Math.max(maxBytes, 1), 1024 * 1024) }
  try {
    if (encoding === 'gzip') return { body: zlib.gunzipSync(input, options) }
    if (encoding === 'br') return { body: zlib.brotliDecompressSync(input, options) }
    return { body: isWrapped(input) ? zlib.inflateSync(input, options) : zlib.inflateRawSync(input, options) }
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : { failure }
  }
}

/** `deflate` means zlib's wrapper, but some servers send the bare stream: the first byte tells. */
function isWrapped(input: Buffer): boolean {
  return ((input[0] ?? 0) & 0x0f) === 0x08
}
