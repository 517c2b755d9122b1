import * as zlib from 'node:zlib'
import type { Transform } from 'node:stream'
import type { Encoding } from './decodedBody'

/** A stream that opens an encoding; `first` is the beginning of the input. */
export function decoderFor(encoding: Encoding, first: Buffer): Transform {
  if (encoding === 'gzip') return zlib.createGunzip()
  if (encoding === 'br') return zlib.createBrotliDecompress()
  return isWrapped(first) ? zlib.createInflate() : zlib.createInflateRaw()
}

/** The opened bytes, or why there are none: `too-large` is for the stream to open. */
export type Decoded = { readonly body: Buffer } | { readonly failure: unknown } | 'too-large'

/** Opens a complete input at once, up to 1 MiB or the limit. */
export function decodeSmall(encoding: Encoding, input: Buffer, maxBytes: number): Decoded {
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
