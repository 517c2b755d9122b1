import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type Gunzip } from 'node:zlib'
import type { BodyEvents, ResponseBody } from './ResponseBody'
import { plainBody } from './plainBody'

/** The encodings that transports ask for and open. */
export type Encoding = 'gzip' | 'deflate' | 'br'

/** The encoding of an answer, `undefined` for none and for those that nobody asked for. */
export function encodingOf(header: string | undefined): Encoding | undefined {
  const name = header?.trim().toLowerCase()
  if (name === 'gzip' || name === 'x-gzip') return 'gzip'
  return name === 'deflate' || name === 'br' ? name : undefined
}

/** A compressed body, opened while it arrives: the limit counts bytes after decompression. */
export function decodedBody(encoding: Encoding, maxBytes: number, events: BodyEvents): ResponseBody {
  let decoder: Gunzip | undefined
  const opened = plainBody(maxBytes, {
    done: (body, truncated) => {
      decoder?.destroy()
      events.done(body, truncated)
    },
  })
  const start = (first: Buffer): Gunzip =>
    decoderOf(encoding, first)
      .on('data', opened.write)
      .on('drain', events.resume)
      .on('error', events.failed)
      .on('end', opened.end) as Gunzip
  return {
    write: (chunk) => (decoder ??= start(chunk)).write(chunk),
    end: () => {
      if (decoder === undefined) opened.end()
      else decoder.end()
    },
    destroy: () => {
      decoder?.destroy()
      opened.destroy()
    },
  }
}

/** `deflate` means zlib's wrapper, but some servers send the bare stream: the first byte tells. */
function decoderOf(encoding: Encoding, first: Buffer): NodeJS.ReadWriteStream {
  if (encoding === 'gzip') return createGunzip()
  if (encoding === 'br') return createBrotliDecompress()
  return ((first[0] ?? 0) & 0x0f) === 0x08 ? createInflate() : createInflateRaw()
}
